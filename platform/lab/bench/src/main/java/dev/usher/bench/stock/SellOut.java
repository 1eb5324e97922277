package dev.usher.bench.stock;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Stage;
import java.util.List;

/** More buyers than seats: every seat must be held, and none twice. */
final class SellOut {

    private static final int SEATS = 1_000;
    private static final int ASKING = 3_000;
    private static final long PATIENCE_MILLIS = 30_000;

    private final Stage stage;
    private final SeatSale sale;

    SellOut(Stage stage, SeatSale sale) {
        this.stage = stage;
        this.sale = sale;
    }

    Section section(int port, String hot) {
        stage.progress("selling out");
        sale.clear();
        sale.limit(SEATS);
        LoadReport report =
                stage.load(
                        new ClosedLoad(port, hot, StockBench.IN_FLIGHT, PATIENCE_MILLIS)
                                .atMost(ASKING));
        long held = sale.held();
        sale.limit(SeatSale.CAPACITY);
        boolean well =
                report.failures() == 0
                        && report.answers(201) == SEATS
                        && report.answers(409) + report.answers(503) == ASKING - SEATS
                        && held == SEATS
                        && sale.oversold() == 0;
        if (!well) {
            throw new BenchFailed(
                    "%d seats, answers %s, %d held".formatted(SEATS, report.statuses(), held));
        }
        return new Section(
                "Sold out to the seat",
                ("%d buyers ask for one seat each, %d at a time, and there are %d seats. An answer"
                                + " 503 asks the buyer to retry, and takes no seat.")
                        .formatted(ASKING, StockBench.IN_FLIGHT, SEATS),
                List.of(),
                List.of(
                        new Table(
                                "Seats",
                                List.of(
                                        "held",
                                        "sold out (409)",
                                        "retry (503)",
                                        "oversold",
                                        "per second"),
                                List.of(
                                        List.of(
                                                Numbers.count(held),
                                                Numbers.count(report.answers(409)),
                                                Numbers.count(report.answers(503)),
                                                "0",
                                                Numbers.plain(
                                                        report.answers()
                                                                * 1e9
                                                                / report.nanos()))))),
                List.of());
    }
}
