package dev.usher.local.suite;

import dev.usher.local.mail.MailCatcher;
import dev.usher.local.realm.RealmAdministration;
import dev.usher.local.realm.RealmFile;
import dev.usher.local.realm.RealmSettings;
import dev.usher.local.suite.AppComponent.AppShape;
import dev.usher.local.suite.AppComponent.Listening;
import dev.usher.platform.infrastructure.NativeKafka;
import dev.usher.platform.infrastructure.NativeKeycloak;
import dev.usher.platform.infrastructure.NativePostgres;
import dev.usher.platform.infrastructure.NativeProcess;
import dev.usher.platform.infrastructure.ServerBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The components of the suite, and what each one needs. */
class Plan {

    /** The components that may run several times. */
    static final List<String> SERVICES =
            List.of("event-service", "payment-service", "ticket-service", "validation-service");

    static final String POSTGRES = "postgres";

    private static final String KAFKA = "kafka";
    private static final String KEYCLOAK = "keycloak";

    /** The components that others need, which stop last. */
    static final List<String> SERVERS = List.of(POSTGRES, KAFKA, KEYCLOAK);

    private final SuiteSettings settings;
    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Environments tell;
    private final Deployables deployables;
    private final SchemaStep schemas = new SchemaStep();

    Plan(SuiteSettings settings) {
        this.settings = settings;
        this.home = settings.home();
        this.ports = settings.ports();
        this.secrets = Secrets.in(home.secrets());
        this.tell = new Environments(home, ports, secrets, settings.alterations());
        this.deployables = new Deployables(home);
    }

    /** Returns all components in the order in which they are shown. */
    List<Component> components() {
        return List.of(
                postgres(),
                kafka(),
                keycloak(),
                sandbox(),
                alone("event-service"),
                alone("payment-service"),
                alone("ticket-service"),
                alone("validation-service"),
                gateway());
    }

    /** Starts to catch the suite's mail; nothing if the suite sends none. */
    Optional<MailCatcher> catchMail(Clock clock) {
        return settings.alterations().sendsMail()
                ? Optional.of(MailCatcher.start(ports.mail(), ports.mailPage(), clock))
                : Optional.empty();
    }

    /** Returns one more instance of a service, on ports of its own. */
    Component replica(ComponentName name) {
        int port = Ports.freeForReplica();
        return service(name, port, port);
    }

    /**
     * Returns the first instance of a service on a port of its own, so that the service's port is
     * free for the round-robin. Its management port stays.
     */
    Component moved(String service) {
        return service(
                ComponentName.first(service), Ports.freeForReplica(), ports.ofService(service));
    }

    int port(String service) {
        return ports.ofService(service);
    }

    /** Returns the first instance of a service, which listens on the service's port itself. */
    private Component alone(String service) {
        int port = ports.ofService(service);
        return service(ComponentName.first(service), port, port);
    }

    private Component postgres() {
        return new ServerComponent(
                POSTGRES,
                ports.jdbcUrl(),
                List.of(ports.postgres()),
                URI.create("tcp://127.0.0.1:" + ports.postgres()),
                home.log(POSTGRES),
                home.data(POSTGRES),
                () ->
                        place(NativePostgres.builder(), POSTGRES)
                                .port(ports.postgres())
                                .maxConnections(Connections.MOST)
                                .launch(),
                () -> {});
    }

    private Component kafka() {
        return new ServerComponent(
                KAFKA,
                ports.kafkaBootstrap(),
                List.of(ports.kafka(), ports.kafkaController()),
                URI.create("tcp://" + ports.kafkaBootstrap()),
                home.log(KAFKA),
                home.data(KAFKA),
                this::launchKafka,
                () -> {});
    }

    /** A suite that ends with its JVM has no time for the writing of a cache, and uses none. */
    private NativeProcess launchKafka() {
        NativeKafka.Builder kafka =
                place(NativeKafka.builder(), KAFKA)
                        .port(ports.kafka())
                        .advertisedPort(settings.alterations().told().kafka())
                        .controllerPort(ports.kafkaController());
        return settings.endsWithThisJvm() ? kafka.launch() : kafka.cacheIn(home.apps()).launch();
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
                List.of(ports.keycloak(), Ports.managementOf(ports.keycloak())),
                URI.create(
                        "http://127.0.0.1:"
                                + Ports.managementOf(ports.keycloak())
                                + "/health/ready"),
                home.log(KEYCLOAK),
                home.data(KEYCLOAK),
                () -> launchKeycloak(realm),
                () -> {
                    try (RealmAdministration administration =
                            new RealmAdministration("http://127.0.0.1:" + ports.keycloak())) {
                        realm.applyTo(administration);
                        LoadKey.of(secrets).published().publishIn(administration);
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

    private Component sandbox() {
        ComponentName name = ComponentName.first(ComponentName.SANDBOX);
        return new AppComponent(
                name,
                "platform/dev/stripe-sandbox",
                new Listening(
                        ports.sandbox(),
                        ports.sandboxUrl(),
                        URI.create("http://127.0.0.1:" + ports.sandbox() + "/healthz")),
                List.of(),
                shape(name, 96, tell.sandbox()),
                schemas,
                deployables,
                home.log(name.toString()),
                settings.endsWithThisJvm());
    }

    private Component service(ComponentName name, int port, int shownPort) {
        int management = Ports.managementOf(shownPort);
        return app(
                name,
                listening(port, shownPort),
                List.of(POSTGRES, KAFKA),
                128,
                tell.service(name.module(), port, management));
    }

    private Component gateway() {
        return app(
                ComponentName.first("gateway"),
                listening(ports.gateway(), ports.gateway()),
                List.of(),
                112,
                tell.gateway());
    }

    private static Listening listening(int port, int shownPort) {
        URI readiness =
                URI.create(
                        "http://127.0.0.1:"
                                + Ports.managementOf(shownPort)
                                + "/actuator/health/readiness");
        return new Listening(port, "http://localhost:" + shownPort, readiness);
    }

    private Component app(
            ComponentName name,
            Listening listening,
            List<String> needs,
            int heap,
            Map<String, String> environment) {
        return new AppComponent(
                name,
                name.module(),
                listening,
                needs,
                shape(name, heap, environment),
                schemas,
                deployables,
                home.log(name.toString()),
                settings.endsWithThisJvm());
    }

    private AppShape shape(ComponentName name, int heap, Map<String, String> usual) {
        Map<String, String> environment = new TreeMap<>(usual);
        environment.putAll(settings.alterations().variablesOf(name));
        List<String> arguments = new ArrayList<>();
        boolean rush = settings.alterations().profiles().contains(Alterations.LOAD);
        if (rush) {
            // A heap that is kept small spends more time on collections than on calls.
            arguments.addAll(List.of("-XX:MinHeapFreeRatio=40", "-XX:MaxHeapFreeRatio=70"));
        }
        arguments.addAll(settings.alterations().jvmArgumentsOf(name));
        return new AppShape(rush ? 2 * heap : heap, arguments, environment);
    }

    private <B extends ServerBuilder<B, ?>> B place(B server, String name) {
        B placed = server.dataIn(home.data(name)).logTo(home.log(name));
        return settings.endsWithThisJvm() ? placed.endsWithThisJvm() : placed;
    }
}
