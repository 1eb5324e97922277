package dev.usher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step that migrates a schema comes before the service, as the owner, without time limits. */
class MigrationStepTests {

    private static final Path ROOT = Path.of("..");

    private static Charts charts;
    private static Map<String, Object> composed;

    @BeforeAll
    static void read(@TempDir Path work) throws IOException {
        charts = Charts.copiedTo(work);
        composed = Yamls.asMap(Yamls.read(ROOT.resolve("docker-compose.yml")).get("services"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "payment", "ticket", "validation"})
    void aJobMigratesBeforeAnInstallationOrAnUpgrade(String schema) {
        String service = schema + "-service";
        Map<String, Object> job = job(charts.template("usher").call(), service);

        assertThat(Yamls.asMap(Yamls.at(job, "metadata", "annotations")))
                .containsEntry(Charts.SHOWN_HOOK, "pre-install,pre-upgrade");
        assertThat(container(job))
                .containsEntry("args", List.of("migrate"))
                .containsEntry(
                        "image",
                        Charts.container(charts.template("usher").call(), service).get("image"));
        assertThat(environment(job))
                .containsEntry("USHER_MIGRATIONS_USERNAME", schema + "_owner")
                .containsEntry(
                        "SPRING_DATASOURCE_URL",
                        Charts.config(charts.template("usher").call(), service)
                                .get("SPRING_DATASOURCE_URL"));
    }

    /** Helm makes the ConfigMap after the hook, and requests must not reach the job. */
    @Test
    void theJobNeedsNothingOfTheReleaseAndIsNoPodOfTheService() {
        String rendered = charts.template("event-service").call();
        Map<String, Object> job = job(rendered, "event-service");
        Map<String, Object> labels =
                Yamls.asMap(Yamls.at(job, "spec", "template", "metadata", "labels"));
        Map<String, Object> selector =
                Yamls.asMap(
                        Yamls.at(
                                Charts.object(rendered, "Service", "event-service"),
                                "spec",
                                "selector"));

        assertThat(job.toString()).doesNotContain("configMap");
        assertThat(labels.entrySet().containsAll(selector.entrySet())).isFalse();
    }

    @Test
    void podsDoNotGetTheOwnersPassword() {
        String rendered = charts.template("usher").call();

        for (String service : List.of("event-service", "payment-service", "ticket-service")) {
            assertThat(Charts.pod(rendered, service).toString())
                    .doesNotContain("owner", "MIGRATION");
            assertThat(Charts.config(rendered, service).keySet())
                    .noneMatch(name -> name.startsWith("USHER_MIGRATIONS_"));
        }
    }

    @Test
    void settingsOfMigrationsReachTheJob() {
        Map<String, Object> job =
                job(
                        charts.template("event-service")
                                .set("config.USHER_MIGRATIONS_ATTEMPTS", 5)
                                .set("migration.username", "dba")
                                .set("migration.password.name", "vault")
                                .set("migration.deadlineSeconds", 7200)
                                .set("imagePullSecrets[0].name", "mirror")
                                .call(),
                        "event-service");

        assertThat(environment(job))
                .containsEntry("USHER_MIGRATIONS_ATTEMPTS", "5")
                .containsEntry("USHER_MIGRATIONS_USERNAME", "dba");
        assertThat(Yamls.asMap(job.get("spec")))
                .containsEntry("activeDeadlineSeconds", 7200)
                .containsEntry("backoffLimit", 3);
        assertThat(job.toString())
                .contains("secretKeyRef={name=vault", "imagePullSecrets=[{name=mirror}]");
    }

    @Test
    void theJobCanBeLeftToSomebodyElseAndTheGatewayHasNone() {
        assertThat(kinds(charts.template("event-service").set("migration.enabled", false).call()))
                .doesNotContain("Job");
        assertThat(kinds(charts.template("gateway").call())).doesNotContain("Job");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "payment", "ticket", "validation"})
    void composeMigratesAsTheOwnerBeforeTheServiceStarts(String schema) {
        Map<String, Object> service = Yamls.asMap(composed.get(schema + "-service"));
        Map<String, Object> migration = Yamls.asMap(composed.get(schema + "-migration"));

        assertThat(migration)
                .containsEntry("image", service.get("image"))
                .containsEntry("command", List.of("migrate"))
                .containsEntry("restart", "no");
        assertThat(Yamls.asMap(service.get("depends_on")))
                .containsEntry(
                        schema + "-migration",
                        Map.of("condition", "service_completed_successfully"));
        assertThat(Yamls.asMap(migration.get("depends_on")))
                .containsEntry(
                        "database-roles", Map.of("condition", "service_completed_successfully"));
        assertThat(Yamls.asMap(migration.get("environment")))
                .containsEntry("USHER_MIGRATIONS_USERNAME", schema + "_owner")
                .containsEntry(
                        "SPRING_DATASOURCE_URL",
                        Yamls.at(service, "environment", "SPRING_DATASOURCE_URL"));
        assertThat(service.get("environment").toString()).doesNotContain("OWNER", "MIGRATION");
    }

    @Test
    void theScriptOfRolesHasAPasswordForEveryRole() throws IOException {
        String script = Files.readString(Path.of("compose", "create-roles.sh"));
        Set<String> given =
                Yamls.asMap(Yamls.at(composed, "database-roles", "environment")).keySet();

        for (String service : List.of("event", "payment", "ticket", "validation")) {
            for (String role : List.of(service, service + "_owner")) {
                String variable = "USHER_DB_PASSWORD_" + role.toUpperCase(Locale.ROOT);
                assertThat(script).contains("usher.password_" + role + "=$" + variable);
                assertThat(given).contains(variable);
            }
        }
    }

    private static List<Object> kinds(String rendered) {
        return Charts.objects(rendered).stream().map(object -> object.get("kind")).toList();
    }

    private static Map<String, Object> job(String rendered, String service) {
        return Charts.object(rendered, "Job", service + "-migration");
    }

    private static Map<String, Object> container(Map<String, Object> job) {
        return Yamls.asMap(
                ((List<?>) Yamls.at(job, "spec", "template", "spec", "containers")).getFirst());
    }

    private static Map<String, Object> environment(Map<String, Object> job) {
        Map<String, Object> all = new TreeMap<>();
        for (Object each : (List<?>) container(job).get("env")) {
            Map<String, Object> variable = Yamls.asMap(each);
            all.put(
                    variable.get("name").toString(),
                    variable.getOrDefault("value", variable.getOrDefault("valueFrom", "")));
        }
        return all;
    }
}
