package dev.usher.bench.fulfil;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.postgres.BenchDatabase;
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

/** Measures how soon a webhook is acknowledged, one after the other. */
public final class Acknowledgement {

    private static final String PAYMENT = "payment-service";
    private static final String GATEWAY = "gateway";

    /** More notifications than can be sent per second of a burst. */
    private static final int MOST_PER_SECOND = 3_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(20);

    private final Stage stage;
    private final BenchDatabase database;
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

    /** Measures with notifications that are signed as the running suite expects. */
    public static Section in(Stage stage) {
        return new Acknowledgement(stage, StripeNote.signedFor(stage)).section();
    }

    Section section() {
        warmUp(port, "payment-service", stage.form().pick(1_500, 20_000));
        warmUp(gateway, "gateway", stage.form().pick(6_000, 20_000));
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
                "One notification after the other, each stored before its answer 200, over one"
                        + " durable INSERT by pgbench with one client. They concern no order, so"
                        + " only two small updates in the background follow.",
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

    private void warmUp(int target, String name, int count) {
        String requests = requests(count);
        stage.progress("warming up " + name);
        stage.load(new ClosedLoad(target, requests, 8, 60_000, count));
        drained();
    }

    private Arm arm(String name, Set<String> processes, int target) {
        int most = (int) (stage.form().burst().toSeconds() * MOST_PER_SECOND);
        return LoadArm.of(
                        stage,
                        name,
                        processes,
                        new ClosedLoad(target, stage.file("notes.requests").toString(), 1, 0, most))
                .preparedBy(() -> requests(most))
                .judgedBy(this::violations);
    }

    private String requests(int count) {
        database.execute("truncate payment.stripe_event");
        List<LoadRequest> requests = new ArrayList<>();
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
                        "answers %s, %d stored, all processed: %s"
                                .formatted(work.outcomes(), stored, drained));
    }

    /** Awaits the processing of stored notifications, which would disturb the next burst. */
    private boolean drained() {
        return Waiting.until(
                () ->
                        database.number(
                                        "select count(*) from payment.stripe_event"
                                                + " where done_at is null")
                                == 0,
                PATIENCE,
                BETWEEN_QUERIES);
    }

    /** The reference inserts a row of the same size. */
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
