package dev.usher.bench.stock;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.postgres.Counters;
import dev.usher.bench.postgres.Counters.Statements;
import dev.usher.bench.postgres.Counters.Wal;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.AnswerGate;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Counts the work of PostgreSQL per reservation with its own counters. Not timed. */
final class StockCounts {

    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final double BYTES_PER_KIB = 1024;

    /** Enough requests to use every session, so that each reports its counters. */
    private static final long WAVE = 512;

    private static final Goal SYNCS = Goal.atMost(0.1);

    private final Stage stage;
    private final SeatSale sale;
    private final Counters counters;
    private final List<List<String>> rows = new ArrayList<>();

    StockCounts(Stage stage, SeatSale sale) {
        this.stage = stage;
        this.sale = sale;
        this.counters = stage.counters();
    }

    Section section(Arm reference, int port, String hot) {
        stage.progress("counting statements and syncs");
        String keyed = stage.requests("keyed", sale.reservations(1, true));
        counters.watch();
        sale.clear();
        count("direct", "event", () -> reserve(port, hot), () -> wave(port, hot));
        sale.clear();
        count(
                "direct, with Idempotency-Key",
                "event",
                () -> reserve(port, keyed),
                () -> wave(port, keyed));
        reference.prepare();
        count("one-statement CTE, 32 clients", "bench", () -> transact(reference), () -> 0);
        counters.rest();
        return new Section(
                "Counted by PostgreSQL",
                "Per reservation at %d in flight; begin and commit are not counted as statements."
                                .formatted(StockBench.IN_FLIGHT)
                        + " The goal of syncs is "
                        + SYNCS
                        + ".",
                List.of(),
                List.of(
                        new Table(
                                "Per reservation",
                                List.of(
                                        "",
                                        "statements",
                                        "buffers",
                                        "WAL syncs",
                                        "goal",
                                        "WAL KiB"),
                                rows)),
                List.of());
    }

    private void count(String name, String role, LongSupplier work, LongSupplier wave) {
        report(wave);
        Statements statements = counters.statements(role);
        Wal wal = counters.wal();
        long done = work.getAsLong() + report(wave);
        Wal written = counters.wal().since(wal);
        Statements executed = counters.statements(role).since(statements);
        double syncs = (double) written.syncs() / done;
        rows.add(
                List.of(
                        name,
                        Numbers.plain((double) executed.calls() / done),
                        Numbers.plain((double) executed.buffers() / done),
                        Numbers.plain(syncs),
                        SYNCS.judge(syncs).toString(),
                        Numbers.plain(written.bytes() / BYTES_PER_KIB / done)));
    }

    private static long report(LongSupplier wave) {
        Waiting.pause(Counters.REPORTED_AT_MOST_EVERY);
        return wave.getAsLong();
    }

    private long reserve(int port, String requests) {
        return AnswerGate.all("counted reservations", 201, stage.load(order(port, requests)));
    }

    private long wave(int port, String requests) {
        return AnswerGate.all(
                "wave of reservations", 201, WAVE, stage.load(order(port, requests).atMost(WAVE)));
    }

    private static ClosedLoad order(int port, String requests) {
        return new ClosedLoad(port, requests, StockBench.IN_FLIGHT, LENGTH.toMillis());
    }

    private static long transact(Arm reference) {
        Work work = reference.burst(LENGTH);
        List<String> violations = reference.violations(work);
        if (!violations.isEmpty()) {
            throw new BenchFailed(reference.name() + ": " + String.join("; ", violations));
        }
        return work.operations();
    }
}
