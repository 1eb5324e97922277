package dev.usher.bench.fulfil;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.LoadOrder;
import dev.usher.bench.load.Request;
import dev.usher.bench.postgres.Database;
import dev.usher.bench.postgres.Pgbench;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Costs;
import dev.usher.bench.stage.LoadArm;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** How soon Stripe hears that its notification is kept: one after the other. */
final class Acknowledgement {

    private static final String PAYMENT = "payment-service";
    private static final String GATEWAY = "gateway";

    /** More notifications than a burst can send, per second of it. */
    private static final int MOST_PER_SECOND = 3_000;

    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000L;

    private final Stage stage;
    private final Database database;
    private final StripeNote notes;
    private final int port;
    private final int gateway;
    private long number;

    Acknowledgement(Stage stage, StripeNote notes) {
        this.stage = stage;
        this.database = stage.database();
        this.notes = notes;
        this.port = stage.suite().ports().payment();
        this.gateway = stage.suite().ports().gateway();
    }

    Section section() {
        warmUp(port, "payment-service");
        warmUp(gateway, "gateway");
        Arm reference = new DurableInsert(stage);
        Set<String> near = Set.of(PAYMENT, Stage.POSTGRES);
        Arm direct = arm("webhook, direct", near, port);
        Arm again = arm("webhook, direct again", near, port);
        Arm through =
                arm(
                        "webhook, through the gateway",
                        Set.of(GATEWAY, PAYMENT, Stage.POSTGRES),
                        gateway);
        Series series = stage.rounds("acknowledgement", List.of(reference, direct, through, again));
        Section costs = Costs.section(series, List.of(reference, direct, through));
        return new Section(
                "Webhook acknowledged",
                "One notification after the other, each stored before its 200, over one durable"
                        + " INSERT by pgbench with one client. They are about no order, so what"
                        + " follows is two more small updates in the background.",
                List.of(
                        Comparison.of(series, direct, reference, Figure.P50, Goal.atMost(2.5)),
                        Comparison.of(series, through, reference, Figure.P50, Goal.atMost(5)),
                        Comparison.of(series, direct, reference, Figure.CPU, null),
                        Comparison.of(series, through, reference, Figure.CPU, null),
                        Comparison.of(series, again, direct, Figure.P50, Goal.sameAsItself()),
                        Comparison.of(series, again, direct, Figure.CPU, Goal.sameAsItself())),
                costs.tables(),
                List.of());
    }

    private void warmUp(int target, String name) {
        int count = stage.form().pick(1_500, 20_000);
        String requests = requests(count);
        stage.progress("warming up " + name);
        stage.load(LoadOrder.closed(target, requests, 8, 60_000).eachOnce());
        drained();
    }

    private Arm arm(String name, Set<String> processes, int target) {
        int most = (int) (stage.form().burst().toSeconds() * MOST_PER_SECOND);
        return LoadArm.of(
                        stage,
                        name,
                        processes,
                        LoadOrder.closed(target, stage.file("notes.requests").toString(), 1, 0)
                                .eachOnce())
                .preparedBy(() -> requests(most))
                .judgedBy(this::violations);
    }

    private String requests(int count) {
        database.execute("truncate payment.stripe_event");
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            number++;
            requests.add(notes.other("evt_bench_" + number));
        }
        return stage.requests("notes", requests);
    }

    private List<String> violations(Work work) {
        long stored = database.number("select count(*) from payment.stripe_event");
        boolean drained = drained();
        return work.count("200") == work.operations()
                        && stored == work.operations()
                        && work.count(Work.FAILURES) == 0
                        && drained
                ? List.of()
                : List.of(
                        "answers %s, %d stored, all done: %s"
                                .formatted(work.outcomes(), stored, drained));
    }

    /** What follows an acknowledgement must not fall into the next burst. */
    private boolean drained() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (database.number("select count(*) from payment.stripe_event where done_at is null")
                > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return true;
    }

    /** The reference: a row of the same size. */
    private record DurableInsert(Stage stage) implements Arm {

        DurableInsert {
            stage.database()
                    .execute(
                            """
                            create table bench.stripe_event (like payment.stripe_event including all);
                            grant all on bench.stripe_event to bench;
                            """);
        }

        @Override
        public String name() {
            return "one durable INSERT";
        }

        @Override
        public Set<String> processes() {
            return Set.of(Stage.POSTGRES);
        }

        @Override
        public void prepare() {
            stage.database().execute("truncate bench.stripe_event");
        }

        @Override
        public Work burst(Duration length) {
            String script =
                    """
                    insert into stripe_event (id, type, livemode, api_version, payload)
                    values ('evt_bench_' || uuidv7(), 'payment_intent.created', false,
                        '2026-07-29.dahlia', '%s');
                    """
                            .formatted("x".repeat(550));
            return Work.of(
                    stage.pgbench()
                            .run(
                                    new Pgbench.Plan("insert", script, 1, length.toMillis())
                                            .withLatencies()));
        }

        @Override
        public List<String> violations(Work work) {
            long stored = stage.database().number("select count(*) from bench.stripe_event");
            return stored == work.operations() ? List.of() : List.of(stored + " stored");
        }
    }
}
