package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usher.platform.infrastructure.ProjectRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTests {

    @TempDir Path state;

    @Test
    void tellsServicesThePortsOfTheProxies() {
        Ports own = Ports.from(21_000);
        Ports told = Ports.from(22_000);
        Map<String, String> payment = environment(own, altered(told), "payment-service");

        assertThat(payment.get("SERVER_PORT")).isEqualTo("21002");
        assertThat(payment.get("SPRING_DATASOURCE_URL")).contains(":22008/usher?");
        assertThat(payment.get("SPRING_KAFKA_BOOTSTRAP_SERVERS")).isEqualTo("127.0.0.1:22009");
        assertThat(payment.get("USHER_SECURITY_JWKS_URI")).startsWith("http://127.0.0.1:22007/");
        assertThat(payment.get("USHER_TOKEN_URI")).startsWith("http://127.0.0.1:22007/");
        assertThat(payment.get("USHER_STRIPE_API_BASE")).isEqualTo("http://127.0.0.1:22005");
        assertThat(payment.get("USHER_SECURITY_ISSUER")).isEqualTo(own.issuer());
        assertThat(payment.get("USHER_RESERVATIONS_URL")).isEqualTo("http://127.0.0.1:21001");
    }

    @Test
    void letsPeopleOfThisMachineSignInWithTheirPasswords() {
        Alterations none = Alterations.none(Ports.DEFAULTS);

        for (String name : List.of("event-service", "gateway")) {
            assertThat(environment(Ports.DEFAULTS, none, name))
                    .containsEntry(
                            "USHER_SECURITY_CLIENTS", "usher-web,usher-scan,usher-cli,usher-dev");
        }
    }

    @Test
    void addsProfilesToThePaymentServicesOwn() {
        Alterations load = Alterations.none(Ports.DEFAULTS).withProfiles(List.of("load"));

        assertThat(environment(Ports.DEFAULTS, load, "payment-service"))
                .containsEntry("SPRING_PROFILES_ACTIVE", "sandbox,load");
        assertThat(environment(Ports.DEFAULTS, load, "gateway"))
                .containsEntry("SPRING_PROFILES_ACTIVE", "load");
        Alterations none = Alterations.none(Ports.DEFAULTS);
        assertThat(environment(Ports.DEFAULTS, none, "payment-service"))
                .containsEntry("SPRING_PROFILES_ACTIVE", "sandbox");
        assertThat(environment(Ports.DEFAULTS, none, "gateway"))
                .doesNotContainKey("SPRING_PROFILES_ACTIVE");
    }

    @Test
    void givesAReplicaPortsOfItsOwnAndOtherwiseTheSame() {
        Plan plan = plan(Ports.DEFAULTS, Alterations.none(Ports.DEFAULTS));
        AppComponent replica = (AppComponent) plan.replica(new ComponentName("ticket-service", 2));
        Map<String, String> first =
                environment(Ports.DEFAULTS, Alterations.none(Ports.DEFAULTS), "ticket-service");

        assertThat(replica.name()).isEqualTo("ticket-service-2");
        int port = replica.listening().port();
        assertThat(port).isNotEqualTo(Ports.DEFAULTS.ticket());
        assertThat(replica.shape().environment())
                .containsEntry("SERVER_PORT", String.valueOf(port))
                .containsEntry("MANAGEMENT_SERVER_PORT", String.valueOf(Ports.managementOf(port)))
                .containsAllEntriesOf(
                        Map.of(
                                "SPRING_DATASOURCE_URL",
                                Objects.requireNonNull(first.get("SPRING_DATASOURCE_URL"))));
        assertThat(replica.instance()).isEqualTo(new Instance("ticket-service", port));
        assertThat(replica.log()).hasFileName("ticket-service-2.log");
    }

    @Test
    void keepsAddressAndManagementPortOfAFirstInstanceThatMoved() {
        Plan plan = plan(Ports.DEFAULTS, Alterations.none(Ports.DEFAULTS));
        AppComponent moved = (AppComponent) plan.moved("ticket-service");

        assertThat(moved.name()).isEqualTo("ticket-service");
        assertThat(moved.url()).isEqualTo("http://localhost:8083");
        assertThat(moved.readiness()).hasPort(9083);
        assertThat(moved.listening().port()).isBetween(29_000, 29_999);
        assertThat(moved.shape().environment())
                .containsEntry("SERVER_PORT", String.valueOf(moved.listening().port()))
                .containsEntry("MANAGEMENT_SERVER_PORT", "9083");
    }

    @Test
    void letsOnlyServicesRunSeveralTimes() {
        Replicas.check("validation-service", 8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replicas.check("gateway", 2))
                .withMessageContaining("'gateway' cannot");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replicas.check("ticket-service", 0))
                .withMessage("There can be 1 to 8 of ticket-service, not 0.");
    }

    private static Alterations altered(Ports told) {
        return Alterations.none(told);
    }

    private Map<String, String> environment(Ports ports, Alterations alterations, String name) {
        return plan(ports, alterations).components().stream()
                .filter(component -> component.name().equals(name))
                .map(component -> ((AppComponent) component).shape().environment())
                .findFirst()
                .orElseThrow();
    }

    private Plan plan(Ports ports, Alterations alterations) {
        Home home = new Home(ProjectRoot.find(), state);
        return new Plan(new SuiteSettings(home, ports, true, Map.of(), alterations));
    }
}
