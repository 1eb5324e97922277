package dev.usher.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Runs Helm itself, inside the JVM, on a copy of the charts with their dependencies in place. */
class ChartsTests {

    private static final List<String> SERVICES =
            List.of(
                    "event-service",
                    "payment-service",
                    "ticket-service",
                    "validation-service",
                    "gateway");

    @TempDir static Path work;

    private static Path charts;

    @BeforeAll
    static void copyChartsAndFetchDependencies() throws IOException {
        charts = work.resolve("helm");
        copy(Path.of("helm"), charts);
        for (String service : SERVICES) {
            new Helm(charts.resolve(service)).dependency().update().call();
        }
        new Helm(charts.resolve("usher")).dependency().update().call();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event-service",
                "payment-service",
                "ticket-service",
                "validation-service",
                "gateway",
                "usher"
            })
    void lintsWithoutAFailure(String chart) {
        LintResult result = new Helm(charts.resolve(chart)).lint().call();

        assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event-service",
                "payment-service",
                "ticket-service",
                "validation-service",
                "gateway"
            })
    void installsAloneAsDeploymentServiceConfigAndPolicy(String service) {
        List<Map<String, Object>> objects = objects(template(service).call());

        assertThat(objects)
                .extracting(object -> object.get("kind"))
                .containsExactlyInAnyOrder(
                        "ConfigMap",
                        "Deployment",
                        "Service",
                        "NetworkPolicy",
                        "PodDisruptionBudget");
        Map<String, Object> container = container(objects);
        assertThat(container).containsKeys("startupProbe", "livenessProbe", "readinessProbe");
        assertThat(container.get("securityContext"))
                .isEqualTo(
                        Map.of(
                                "allowPrivilegeEscalation",
                                false,
                                "readOnlyRootFilesystem",
                                true,
                                "capabilities",
                                Map.of("drop", List.of("ALL"))));
    }

    @Test
    void umbrellaInstallsAllFive() {
        List<Map<String, Object>> objects = objects(template("usher").call());

        assertThat(objects)
                .filteredOn(object -> "Deployment".equals(object.get("kind")))
                .hasSize(SERVICES.size());
    }

    @Test
    void umbrellaLeavesOutWhatIsSwitchedOff() {
        List<Map<String, Object>> objects =
                objects(template("usher").set("gateway.enabled", "false").call());

        assertThat(objects)
                .filteredOn(object -> "Deployment".equals(object.get("kind")))
                .hasSize(SERVICES.size() - 1);
    }

    @Test
    void productionKnowsNothingOfTheSandbox() {
        String rendered = template("usher").call();

        assertThat(rendered)
                .contains("https://api.stripe.com")
                .doesNotContain("sandbox")
                .doesNotContain("sk_test");
    }

    @Test
    void holdsNoSecretOnlyTheNamesOfExistingOnes() {
        String rendered = template("usher").call();

        assertThat(objects(rendered))
                .extracting(object -> object.get("kind"))
                .doesNotContain("Secret");
        assertThat(rendered).contains("secretKeyRef");
    }

    @Test
    void refusesAnotherStripeInProduction() {
        TemplateCommand elsewhere =
                template("payment-service")
                        .set("config.USHER_STRIPE_API_BASE", "http://stripe-sandbox:8085");

        assertThatThrownBy(elsewhere::call).hasMessageContaining("must be https://api.stripe.com");
    }

    @Test
    void allowsAnotherStripeOutsideProduction() {
        String rendered =
                template("payment-service")
                        .set("environment", "load-test")
                        .set("config.USHER_STRIPE_API_BASE", "http://stripe-sandbox:8085")
                        .call();

        assertThat(rendered).contains("http://stripe-sandbox:8085");
    }

    private static TemplateCommand template(String chart) {
        return new Helm(charts.resolve(chart)).template();
    }

    private static List<Map<String, Object>> objects(String rendered) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(yaml.loadAll(rendered).spliterator(), false)
                .filter(Objects::nonNull)
                .map(ChartsTests::asMap)
                .toList();
    }

    private static Map<String, Object> container(List<Map<String, Object>> objects) {
        Map<String, Object> deployment =
                objects.stream()
                        .filter(object -> "Deployment".equals(object.get("kind")))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> spec = asMap(deployment.get("spec"));
        Map<String, Object> pod = asMap(asMap(spec.get("template")).get("spec"));
        return asMap(((List<?>) pod.get("containers")).getFirst());
    }

    @SuppressWarnings("unchecked") // YAML keys of Kubernetes objects are strings
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        if (directory.getFileName().toString().equals("charts")) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(to.resolve(from.relativize(directory)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.copy(file, to.resolve(from.relativize(file)));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
