package dev.usher.deploy;

import static dev.usher.deploy.Charts.SERVICES;
import static dev.usher.deploy.Charts.container;
import static dev.usher.deploy.Charts.objects;
import static dev.usher.deploy.Charts.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs Helm itself, inside the JVM, on a copy of the charts with their dependencies in place. */
class ChartsTests {

    private static Charts charts;

    @BeforeAll
    static void copyChartsAndFetchDependencies(@TempDir Path work) throws IOException {
        charts = Charts.copiedTo(work);
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
        LintResult result = new Helm(charts.chart(chart)).lint().call();

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
        String rendered = template(service).call();

        assertThat(objects(rendered))
                .extracting(object -> object.get("kind"))
                .filteredOn(kind -> !"Job".equals(kind))
                .containsExactlyInAnyOrder(
                        "ConfigMap",
                        "Deployment",
                        "Service",
                        "NetworkPolicy",
                        "PodDisruptionBudget");
        Map<String, Object> container = container(rendered, service);
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

    @Test
    void everyServiceComesFromTheOneRegistryInTheVersionOfTheBuild() throws IOException {
        String registry =
                Yamls.read(charts.chart("usher-service").resolve("values.yaml"))
                        .get("registry")
                        .toString();
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceAll("(?s).*<parent>.*?<version>(.*?)</version>.*", "$1");
        String rendered = template("usher").call();

        assertThat(registry).isEqualTo(registry.toLowerCase(Locale.ROOT)).startsWith("ghcr.io/");
        for (String service : SERVICES) {
            assertThat(container(rendered, service))
                    .containsEntry("image", registry + "/" + service + ":" + version);
            assertThat(Files.readString(charts.chart(service).resolve("values.yaml")))
                    .doesNotContain("ghcr.io");
        }
    }

    @Test
    void pullsByDigestAndFromAMirrorWithCredentials() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        String rendered =
                template("usher")
                        .set("global.registry", "mirror.own.test/usher")
                        .set("global.imagePullSecrets[0].name", "mirror")
                        .set("gateway.image.digest", digest)
                        .set("event-service.imagePullSecrets[0].name", "own")
                        .call();

        assertThat(container(rendered, "gateway"))
                .containsEntry("image", "mirror.own.test/usher/gateway:0.1.0@" + digest);
        assertThat(pod(rendered, "gateway"))
                .containsEntry("imagePullSecrets", List.of(Map.of("name", "mirror")));
        assertThat(pod(rendered, "event-service"))
                .containsEntry("imagePullSecrets", List.of(Map.of("name", "own")));
    }

    private static TemplateCommand template(String chart) {
        return charts.template(chart);
    }
}
