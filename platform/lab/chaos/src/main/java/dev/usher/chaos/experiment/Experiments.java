package dev.usher.chaos.experiment;

import dev.usher.chaos.lab.CrashPoints;
import dev.usher.chaos.lab.CrashPoints.Placed;
import dev.usher.chaos.lab.Network.Wire;
import dev.usher.chaos.proxy.Toxic;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All experiments by name. */
public final class Experiments {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    /** Longer than the sessions of a consumer and of a relay's leader. */
    private static final Duration BEYOND_A_SESSION = Duration.ofSeconds(25);

    private static final String LOST_WEBHOOKS = "{\"webhooks\":{\"lose\":0.7,\"delay\":\"3s\"}}";

    private Experiments() {}

    public static List<Experiment> all() {
        return List.of(
                new Quiet(HALF_A_MINUTE),
                CrashTour.of(CrashPoints.all()),
                new CrashTour("crash-in-transaction", inTransactions(), 6),
                new RandomKills(
                        "random-kill",
                        "Every 10 to 30 s a service or the gateway is killed or stopped, or two.",
                        RandomKills.SERVICES,
                        HALF_A_MINUTE),
                new RandomKills(
                        "random-kill-all",
                        "Every 10 to 45 s any of the nine processes is killed or stopped, or two.",
                        RandomKills.ALL,
                        Duration.ofSeconds(45)),
                kafkaServerOutage(A_MINUTE),
                new ServerOutage(
                        "postgres-killed",
                        "PostgreSQL is killed and stays down for 10 s.",
                        "postgres",
                        Duration.ofSeconds(10),
                        List.of()),
                new ServerOutage(
                        "keycloak-away",
                        "Keycloak is down for a minute, in which payment-service is killed.",
                        "keycloak",
                        A_MINUTE,
                        List.of("payment-service")),
                webhooks(Duration.ofSeconds(40)),
                new StripeTrouble(
                        "stripe-faults",
                        "Calls to Stripe are lost before or after they take effect, or answered"
                                + " 500.",
                        "{\"api\":{\"dropBefore\":0.1,\"dropAfter\":0.15,\"cached500\":0.1,"
                                + "\"latency\":\"50ms\",\"latencyJitter\":\"50ms\"}}",
                        Duration.ofSeconds(40)),
                forgedAmount(HALF_A_MINUTE),
                new ForgedPayments(8),
                slowNetwork(),
                resets(),
                blackHole(),
                new PausedReplica(
                        "paused-relay-leader",
                        "Each replica of event- and payment-service is paused in turn while the"
                                + " other relays.",
                        List.of("event-service", "payment-service"),
                        BEYOND_A_SESSION),
                new PausedReplica(
                        "paused-consumer",
                        "Each replica of ticket- and validation-service is paused in turn, longer"
                                + " than its session.",
                        List.of("ticket-service", "validation-service"),
                        BEYOND_A_SESSION),
                new Repeated("redelivery", false),
                new Repeated("same-fact-twice", true),
                new ScanRace(100, 20),
                new DeadlineRace(
                        "expiry-race",
                        "Buyers pay within a second and a half of their checkout's end.",
                        ""),
                new DeadlineRace(
                        "late-payment",
                        "Buyers pay at the checkout's end, and most webhooks are lost.",
                        LOST_WEBHOOKS),
                new RollingRestart(1),
                new LostTables(),
                new DiskFull("kafka-disk-full", "kafka", HALF_A_MINUTE),
                new DiskFull("postgres-disk-full", "postgres", HALF_A_MINUTE));
    }

    public static Optional<Experiment> named(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Kills services at these crash points only. */
    public static Experiment atCrashPoints(List<Placed> chosen) {
        return CrashTour.ofChosen(chosen);
    }

    /** The experiment that every run of the tests includes. */
    public static Experiment smoke() {
        return new Sequence(
                "smoke",
                "Short forms: crash points, webhook faults, a race at the door, an outage of"
                        + " Kafka.",
                List.of(
                        new CrashTour("crash-points", common(), 8),
                        webhooks(Duration.ofSeconds(15)),
                        new ScanRace(25, 8),
                        new ServerOutage(
                                "kafka-away",
                                "Kafka is down for 5 s.",
                                "kafka",
                                Duration.ofSeconds(5),
                                List.of())));
    }

    /** The points to which every crowd leads by itself. */
    private static List<Placed> common() {
        return CrashPoints.all().stream().filter(point -> !CrashTour.rare(point)).toList();
    }

    /** Points between the receipt of a message and the commit of its effects; each twice. */
    private static List<Placed> inTransactions() {
        List<Placed> points =
                CrashPoints.all().stream()
                        .filter(point ->
                                point.name().equals("convert.before_commit")
                                        || point.name().equals("mint.before_insert")
                                        || point.name().equals("mint.before_commit"))
                        .toList();
        return Collections.nCopies(2, points).stream().flatMap(List::stream).toList();
    }

    /** Short forms of the experiments that catch one bug in each of three services. */
    public static Experiment threeTraps() {
        return new Sequence(
                "three-traps",
                "Forged amounts, payments announced twice and a race at the door, in short forms.",
                List.of(
                        forgedAmount(Duration.ofSeconds(10)),
                        new Repeated("same-fact-twice", true),
                        new ScanRace(20, 8)));
    }

    private static Experiment forgedAmount(Duration howLong) {
        return new StripeTrouble(
                "forged-amount",
                "Validly signed webhooks name another amount than the order's.",
                "{\"webhooks\":{\"otherAmount\":0.5}}",
                howLong);
    }

    private static Experiment kafkaServerOutage(Duration howLong) {
        return new ServerOutage(
                "kafka-away",
                "Kafka is down for a minute, in which every service is killed once.",
                "kafka",
                howLong,
                List.of(
                        "ticket-service",
                        "payment-service",
                        "event-service",
                        "validation-service"));
    }

    private static Experiment webhooks(Duration howLong) {
        return new StripeTrouble(
                "webhooks",
                "Webhooks are lost, duplicated, late and out of order.",
                "{\"webhooks\":{\"lose\":0.2,\"duplicate\":0.4,\"copies\":3,"
                        + "\"reorderWindow\":\"2s\",\"delay\":\"500ms\",\"jitter\":\"500ms\"}}",
                howLong);
    }

    private static Experiment slowNetwork() {
        Toxic slow = new Toxic.Latency(Duration.ofMillis(60), Duration.ofMillis(40));
        return new NetworkTrouble(
                "slow-network",
                "Every connection has 60 ms of latency with 40 ms of jitter, and Kafka's is"
                        + " sliced.",
                Map.of(
                        Wire.POSTGRES,
                        List.of(slow),
                        Wire.KAFKA,
                        List.of(slow, new Toxic.Slice(2000, Duration.ofMillis(2))),
                        Wire.STRIPE,
                        List.of(slow),
                        Wire.KEYCLOAK,
                        List.of(slow)),
                Duration.ofSeconds(15));
    }

    private static Experiment resets() {
        return new NetworkTrouble(
                "resets",
                "Connections are reset, so that a client cannot know whether its commit took"
                        + " effect.",
                Map.of(
                        Wire.POSTGRES,
                        List.of(new Toxic.Reset(0.02, 0.004)),
                        Wire.KAFKA,
                        List.of(new Toxic.Reset(0.02, 0.01)),
                        Wire.STRIPE,
                        List.of(new Toxic.Reset(0.05, 0.1))),
                Duration.ofSeconds(15));
    }

    private static Experiment blackHole() {
        return new NetworkTrouble(
                "black-hole",
                "Data sent to a server disappears without an error, one server at a time.",
                Map.of(
                        Wire.POSTGRES,
                        List.of(new Toxic.BlackHole()),
                        Wire.KAFKA,
                        List.of(new Toxic.BlackHole()),
                        Wire.STRIPE,
                        List.of(new Toxic.BlackHole())),
                Duration.ofSeconds(20));
    }
}
