package dev.usher.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

class ComposeFileTests {

    private static final Path ROOT = Path.of("..");

    private String text;
    private Map<String, Map<String, Object>> services;

    @BeforeEach
    @SuppressWarnings("unchecked") // the shape of a compose file
    void read() throws IOException {
        Path file = ROOT.resolve("docker-compose.yml");
        text = Files.readString(file);
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, Object> compose =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            services = (Map<String, Map<String, Object>>) compose.get("services");
        }
    }

    @Test
    void startsTheSandboxOnlyUnderItsProfile() {
        assertThat(services.get("stripe-sandbox")).containsEntry("profiles", List.of("sandbox"));
    }

    @Test
    void startsMonitoringOnlyUnderItsProfile() {
        assertThat(services.get("prometheus")).containsEntry("profiles", List.of("observability"));
        assertThat(services.get("grafana")).containsEntry("profiles", List.of("observability"));
    }

    @Test
    void gatesEveryPartOfTheSuiteByItsHealth() {
        assertThat(services)
                .allSatisfy((name, service) -> {
                    boolean ends = "no".equals(service.get("restart"));
                    if (!ends && !List.of("prometheus", "grafana").contains(name)) {
                        assertThat(service).as(name).containsKey("healthcheck");
                    }
                });
    }

    @Test
    void publishesPortsOnLoopbackOnly() {
        assertThat(services)
                .allSatisfy((name, service) ->
                        assertThat((List<?>) service.getOrDefault("ports", List.of()))
                                .allSatisfy(port ->
                                        assertThat(port.toString()).startsWith("127.0.0.1:")));
    }

    @Test
    void buildsEachOfOurImagesFromADockerfileThatExists() {
        assertThat(services)
                .allSatisfy((name, service) -> {
                    if (service.get("build") instanceof Map<?, ?> build) {
                        assertThat(ROOT.resolve(build.get("dockerfile").toString()))
                                .as(name)
                                .exists();
                        if (build.get("args") instanceof Map<?, ?> args) {
                            assertThat(args.get("MODULE")).isEqualTo(name);
                            assertThat(ROOT.resolve(name).resolve("pom.xml")).exists();
                            assertThat(service.toString())
                                    .contains("/" + args.get("MANAGEMENT_PORT"));
                        }
                    }
                });
    }

    @Test
    void sandboxSettingsAnswerEveryValueThatMustBeGiven() throws IOException {
        String settings = Files.readString(ROOT.resolve("deploy/compose/sandbox.env"));
        Matcher required = Pattern.compile("\\$\\{([A-Z_]+):\\?").matcher(text);

        while (required.find()) {
            assertThat(settings).contains(required.group(1) + "=");
        }
    }

    @Test
    void mountsOnlyWhatExists() {
        Matcher mounted = Pattern.compile("- \\./([^:$]+):").matcher(text);

        while (mounted.find()) {
            assertThat(ROOT.resolve(mounted.group(1))).exists();
        }
    }

    @Test
    void noHealthCheckStartsAJvm() {
        assertThat(services)
                .allSatisfy((name, service) -> {
                    if (service.get("healthcheck") instanceof Map<?, ?> probe) {
                        assertThat(probe.get("test").toString())
                                .as(name)
                                .containsAnyOf("/dev/tcp/127.0.0.1/", "pg_isready")
                                .doesNotContain("java", "kafka-");
                    }
                });
    }

    @Test
    void nativeLibrariesCanBeLoadedFromTemporaryFiles() {
        assertThat(services)
                .allSatisfy((name, service) -> {
                    if (service.containsKey("tmpfs")) {
                        assertThat((List<?>) service.get("tmpfs"))
                                .as(name)
                                .allSatisfy(mount ->
                                        assertThat(mount.toString())
                                                .matches("/tmp:exec,size=\\d+m"));
                    }
                });
    }

    @Test
    void everyContainerHasAMemoryLimitAndTimeToStop() {
        assertThat(services)
                .allSatisfy((name, service) ->
                        assertThat(service)
                                .as(name)
                                .containsKeys("mem_limit", "stop_grace_period"));
    }

    @Test
    void keycloakGetsEveryAddressThatTheRealmsAskFor() throws IOException {
        Map<String, Object> environment = environment("keycloak");

        for (String realm : List.of("usher-realm.json", "usher-local-realm.json")) {
            Matcher asked =
                    Pattern.compile("\\$\\{(USHER_[A-Z_]+)[:}]")
                            .matcher(Files.readString(Path.of("keycloak", realm)));
            while (asked.find()) {
                assertThat(environment).as(realm).containsKey(asked.group(1));
            }
        }
        assertThat(environment.get("USHER_PUBLIC_URL"))
                .isEqualTo(environment("gateway").get("USHER_PUBLIC_URL"));
    }

    @Test
    void sandboxSignsWithOneSecretOfPaymentServicesList() throws IOException {
        String variable = environment("stripe-sandbox").get("SANDBOX_WEBHOOK_SECRET").toString();
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(ROOT.resolve("deploy/compose/sandbox.env"))) {
            settings.load(reader);
        }

        assertThat(variable).isEqualTo("${USHER_SANDBOX_WEBHOOK_SECRET:-}");
        assertThat(settings.getProperty("USHER_STRIPE_WEBHOOK_SECRETS").split(",", -1))
                .contains(settings.getProperty("USHER_SANDBOX_WEBHOOK_SECRET"));
    }

    @Test
    void onlyTheSandboxSignsPeopleInWithTheirPasswordsAndHasTheDemoRealm() throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(ROOT.resolve("deploy/compose/sandbox.env"))) {
            settings.load(reader);
        }

        assertThat(environment("gateway"))
                .containsEntry(
                        "USHER_SECURITY_CLIENTS", "${USHER_SECURITY_CLIENTS:-usher-web,usher-scan}")
                .containsEntry(
                        "USHER_SECURITY_ISSUER",
                        "${USHER_ISSUER:-http://localhost:8180/realms/${USHER_REALM_NAME:-usher-production}}");
        assertThat(settings.getProperty("USHER_SECURITY_CLIENTS"))
                .contains("usher-cli", "usher-dev");
        assertThat(settings.getProperty("USHER_CORS_ORIGINS"))
                .isEqualTo("http://localhost:*,http://127.0.0.1:*");
        assertThat(realmIn(settings.getProperty("USHER_REALM")))
                .isEqualTo(settings.getProperty("USHER_REALM_NAME"));
        assertThat(realmIn("usher-realm")).isEqualTo("usher-production");
    }

    private static String realmIn(String file) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Files.readString(Path.of("keycloak", file + ".json")))
                .path("realm")
                .asString();
    }

    private Map<String, Object> environment(String service) {
        return Yamls.asMap(services.get(service).get("environment"));
    }
}
