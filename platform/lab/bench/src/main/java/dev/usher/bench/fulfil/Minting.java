package dev.usher.bench.fulfil;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.Latency;
import dev.usher.bench.process.OwnProgram;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Costs;
import dev.usher.bench.stage.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many tickets a second come out of ticket-service while the rest of the suite sleeps. */
final class Minting {

    private static final String RAW = "raw mint";

    /** What takes no part. */
    private static final List<String> ASLEEP =
            List.of(
                    "gateway",
                    "event-service",
                    "payment-service",
                    "validation-service",
                    "stripe-sandbox",
                    "keycloak");

    private final Stage stage;
    private final PaidOrders orders;
    private final OwnProgram program;
    private String engine = "";

    Minting(Stage stage, PaidOrders orders) {
        this.stage = stage;
        this.orders = orders;
        this.program =
                stage.add(
                        RAW,
                        OwnProgram.start(
                                RawMint.class,
                                stage.log("raw-mint"),
                                List.of(
                                        "-Xmx128m",
                                        "-XX:+UseSerialGC",
                                        "--enable-native-access=ALL-UNNAMED")));
    }

    /** Leaves the suite asleep but for ticket-service, so it comes last. */
    Section section() {
        stage.database()
                .execute(
                        """
                        create table bench.ticket (like ticket.ticket including all,
                            credential text not null)
                        """);
        ASLEEP.forEach(stage.suite()::pause);
        try (PaymentBacklogPublisher publisher =
                new PaymentBacklogPublisher(
                        stage.suite().ports().kafkaBootstrap(), Clock.systemUTC())) {
            int backlog = stage.form().pick(1_000, 3_000);
            Arm ours = new TicketServiceMint(stage, orders.show(), publisher, backlog);
            Arm copy = new Raw("sign + COPY", MintOrder.Way.SIGN_AND_COPY);
            Arm single =
                    new Raw(
                            "transaction per order, JDK signature",
                            MintOrder.Way.TRANSACTION_PER_ORDER);
            for (Arm arm : List.of(ours, copy, single)) {
                stage.progress("warming up: " + arm.name());
                arm.prepare();
                arm.violations(arm.burst(stage.form().burst()));
            }
            Series series = stage.rounds("minting", List.of(copy, ours, single));
            return section(series, ours, copy, single, backlog);
        } finally {
            ASLEEP.forEach(stage.suite()::resume);
        }
    }

    private Section section(Series series, Arm ours, Arm copy, Arm single, int backlog) {
        Section costs = Costs.section(series, List.of(copy, ours, single));
        return new Section(
                "Minting",
                ("A backlog of %,d paid orders of %d tickets each; the references, one thread each,"
                                + " make as many as they can (signatures by %s). ticket-service also"
                                + " notes each message and announces each ticket, and signs when a"
                                + " holder asks, not here. It takes order by order. A burst ends"
                                + " with the last row: rate and CPU are of the rows, and what is"
                                + " announced after that is in neither.")
                        .formatted(backlog, PaidOrders.TICKETS, engine),
                List.of(
                        Comparison.of(series, ours, copy, Figure.RATE, Goal.atLeast(0.6)),
                        Comparison.of(series, ours, single, Figure.RATE, Goal.atLeast(12)),
                        Comparison.of(series, ours, copy, Figure.CPU, null),
                        Comparison.of(series, ours, single, Figure.CPU, null)),
                costs.tables(),
                List.of());
    }

    /** A reference. */
    private final class Raw implements Arm {

        private final String name;
        private final MintOrder.Way way;

        Raw(String name, MintOrder.Way way) {
            this.name = name;
            this.way = way;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> processes() {
            return Set.of(RAW, Stage.POSTGRES);
        }

        @Override
        public void prepare() {
            stage.database().execute("truncate bench.ticket");
        }

        @Override
        public Work burst(Duration length) {
            MintReport report =
                    program.ask(
                            new MintOrder(way, stage.database().url(), length.toMillis()),
                            MintReport.class);
            engine = report.engine();
            return new Work(
                    report.tickets(),
                    report.tickets() * 1e9 / report.nanos(),
                    Latency.NONE,
                    Map.of());
        }

        @Override
        public List<String> violations(Work work) {
            long rows = stage.database().number("select count(*) from bench.ticket");
            return rows == work.operations() ? List.of() : List.of(rows + " rows");
        }
    }
}
