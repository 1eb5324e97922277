package dev.usher.local.suite;

import dev.usher.platform.infrastructure.FreePorts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The ports of the suite, all on 127.0.0.1. Each HTTP service's management port is 1000 above. */
public record Ports(
        int gateway,
        int keycloak,
        int event,
        int payment,
        int ticket,
        int validation,
        int sandbox,
        int postgres,
        int kafka) {

    public static final Ports DEFAULTS =
            new Ports(8080, 8180, 8081, 8082, 8083, 8084, 8085, 15432, 19092);

    private static final int MANAGEMENT = 1000;
    private static final int LOWEST = 1024;
    private static final int FREE_FIRST = 27_000;
    private static final int FREE_STEP = 20;
    private static final int FREE_SETS = 45;

    private static final int REPLICA_FIRST = 29_000;
    private static final int REPLICAS = 1000;

    /** The highest first port for which all management ports exist. */
    private static final int HIGHEST = 65535 - MANAGEMENT - 10;

    /**
     * Returns all ports from one number up: gateway, event, payment, ticket, validation, sandbox,
     * caught mail, Keycloak, PostgreSQL, Kafka, Kafka's controller, the mail catcher.
     */
    public static Ports from(int first) {
        if (first < LOWEST || first > HIGHEST) {
            throw new IllegalArgumentException(
                    "The first port has to be between %d and %d, not %d."
                            .formatted(LOWEST, HIGHEST, first));
        }
        return new Ports(
                first, first + 7, first + 1, first + 2, first + 3, first + 4, first + 5, first + 8,
                first + 9);
    }

    /**
     * Finds ports without a listener, below the range from which the system takes the ports of
     * outgoing connections. The search starts at random, so that two searches at once rarely meet.
     */
    public static Ports free() {
        int offset = ThreadLocalRandom.current().nextInt(FREE_SETS);
        return IntStream.range(0, FREE_SETS)
                .map(i -> FREE_FIRST + (offset + i) % FREE_SETS * FREE_STEP)
                .mapToObj(Ports::from)
                .filter(ports -> ports.named().values().stream().allMatch(FreePorts::free))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there are no free ports"));
    }

    /** Finds a port for one more instance of a service; its management port is free as well. */
    static int freeForReplica() {
        int offset = ThreadLocalRandom.current().nextInt(REPLICAS);
        return IntStream.range(0, REPLICAS)
                .map(i -> REPLICA_FIRST + (offset + i) % REPLICAS)
                .filter(port -> FreePorts.free(port) && FreePorts.free(managementOf(port)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there are no free ports"));
    }

    /** Returns the port under which all instances of a service are called. */
    int ofService(String name) {
        return switch (name) {
            case "event-service" -> event;
            case "payment-service" -> payment;
            case "ticket-service" -> ticket;
            case "validation-service" -> validation;
            default -> throw new IllegalArgumentException("there is no service " + name);
        };
    }

    public int kafkaController() {
        return kafka + 1;
    }

    /** Tells whether the launcher itself listens on the port, and no process of the suite. */
    public boolean isOfLauncher(int port) {
        return port == mail() || port == mailPage();
    }

    /** Returns the port of the page with the mail that was caught. */
    int mailPage() {
        return sandbox + 1;
    }

    /** Returns the port at which mail is caught. */
    int mail() {
        return kafkaController() + 1;
    }

    public static int managementOf(int port) {
        return port + MANAGEMENT;
    }

    /** Returns every port that will be listened on, by the name used in messages about it. */
    public Map<String, Integer> named() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("gateway", gateway);
        all.put("Keycloak", keycloak);
        all.put("event-service", event);
        all.put("payment-service", payment);
        all.put("ticket-service", ticket);
        all.put("validation-service", validation);
        all.put("Stripe sandbox", sandbox);
        all.put("caught mail", mailPage());
        all.put("PostgreSQL", postgres);
        all.put("Kafka", kafka);
        all.put("Kafka's controller", kafkaController());
        all.put("mail catcher", mail());
        all.put("gateway's management", managementOf(gateway));
        all.put("Keycloak's management", managementOf(keycloak));
        all.put("event-service's management", managementOf(event));
        all.put("payment-service's management", managementOf(payment));
        all.put("ticket-service's management", managementOf(ticket));
        all.put("validation-service's management", managementOf(validation));
        return all;
    }

    public String gatewayUrl() {
        return "http://localhost:" + gateway;
    }

    public String issuer() {
        return "http://localhost:" + keycloak + "/realms/usher";
    }

    public String sandboxUrl() {
        return "http://localhost:" + sandbox;
    }

    public String mailUrl() {
        return "http://localhost:" + mailPage();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres + "/usher";
    }

    public String kafkaBootstrap() {
        return "127.0.0.1:" + kafka;
    }
}
