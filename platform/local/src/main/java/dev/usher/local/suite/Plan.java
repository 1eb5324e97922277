package dev.usher.local.suite;

import dev.usher.local.realm.RealmAdministration;
import dev.usher.local.realm.RealmFile;
import dev.usher.local.realm.RealmSettings;
import dev.usher.platform.infrastructure.NativeKafka;
import dev.usher.platform.infrastructure.NativeKeycloak;
import dev.usher.platform.infrastructure.NativePostgres;
import dev.usher.platform.infrastructure.NativeProcess;
import dev.usher.platform.infrastructure.ServerBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The map of the suite: which processes there are, and what each one needs. */
final class Plan {

    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";
    private static final String KEYCLOAK = "keycloak";

    private final SuiteSettings settings;
    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Deployables deployables;

    Plan(SuiteSettings settings) {
        this.settings = settings;
        this.home = settings.home();
        this.ports = settings.ports();
        this.secrets = Secrets.in(home.secrets());
        this.deployables = new Deployables(home);
    }

    /** In the order in which they are shown. */
    List<Component> components() {
        Environments tell = new Environments(home, ports, secrets);
        return List.of(
                postgres(),
                kafka(),
                keycloak(),
                sandbox(tell.sandbox()),
                service("event-service", ports.event(), tell.event()),
                service("payment-service", ports.payment(), tell.payment()),
                service("ticket-service", ports.ticket(), tell.ticket()),
                service("validation-service", ports.validation(), tell.validation()),
                gateway(tell.gateway()));
    }

    private Component postgres() {
        return new ServerComponent(
                POSTGRES,
                ports.jdbcUrl(),
                URI.create("tcp://127.0.0.1:" + ports.postgres()),
                home.log(POSTGRES),
                () -> place(NativePostgres.builder(), POSTGRES).port(ports.postgres()).launch(),
                () -> {});
    }

    private Component kafka() {
        return new ServerComponent(
                KAFKA,
                ports.kafkaBootstrap(),
                URI.create("tcp://" + ports.kafkaBootstrap()),
                home.log(KAFKA),
                () ->
                        place(NativeKafka.builder(), KAFKA)
                                .port(ports.kafka())
                                .controllerPort(ports.kafkaController())
                                .launch(),
                () -> {});
    }

    private Component keycloak() {
        RealmSettings realm =
                new RealmSettings(
                        ports.gatewayUrl(),
                        secrets.paymentClient(),
                        secrets.keysClient(),
                        RealmSettings.brokersIn(settings.environment()));
        return new ServerComponent(
                KEYCLOAK,
                "http://localhost:" + ports.keycloak(),
                URI.create(
                        "http://127.0.0.1:"
                                + Ports.managementOf(ports.keycloak())
                                + "/health/ready"),
                home.log(KEYCLOAK),
                () -> launchKeycloak(realm),
                () -> {
                    try (RealmAdministration administration =
                            new RealmAdministration("http://127.0.0.1:" + ports.keycloak())) {
                        realm.applyTo(administration);
                    }
                });
    }

    private NativeProcess launchKeycloak(RealmSettings realm) {
        Path merged = home.run().resolve("usher-realm.json");
        RealmFile.write(merged, RealmFile.merged(home.project()));
        NativeKeycloak.Builder keycloak =
                place(NativeKeycloak.builder(), KEYCLOAK)
                        .port(ports.keycloak())
                        .managementPort(Ports.managementOf(ports.keycloak()))
                        .administrator(
                                RealmAdministration.ADMINISTRATOR, RealmAdministration.PASSWORD)
                        .realm(merged);
        realm.environment().forEach(keycloak::environment);
        return keycloak.launch();
    }

    private Component sandbox(Map<String, String> environment) {
        URI readiness = URI.create("http://127.0.0.1:" + ports.sandbox() + "/healthz");
        return new AppComponent(
                "stripe-sandbox",
                "platform/stripe-sandbox",
                ports.sandboxUrl(),
                readiness,
                List.of(),
                96,
                environment,
                deployables,
                home.log("stripe-sandbox"),
                settings.endsWithThisJvm());
    }

    private Component gateway(Map<String, String> environment) {
        return app("gateway", ports.gateway(), List.of(), 112, environment);
    }

    private Component service(String name, int port, Map<String, String> environment) {
        return app(name, port, List.of(POSTGRES, KAFKA), 128, environment);
    }

    private Component app(
            String name, int port, List<String> needs, int heap, Map<String, String> environment) {
        URI readiness =
                URI.create(
                        "http://127.0.0.1:"
                                + Ports.managementOf(port)
                                + "/actuator/health/readiness");
        return new AppComponent(
                name,
                name,
                "http://localhost:" + port,
                readiness,
                needs,
                heap,
                environment,
                deployables,
                home.log(name),
                settings.endsWithThisJvm());
    }

    private <B extends ServerBuilder<B, ?>> B place(B server, String name) {
        B placed = server.dataIn(home.data(name)).logTo(home.log(name));
        return settings.endsWithThisJvm() ? placed.endsWithThisJvm() : placed;
    }
}
