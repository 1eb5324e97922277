package dev.usher.bench.stock;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.load.LoadOrder;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Stage;
import java.util.List;

/** A crowd before too few seats: every seat is sold, and none twice. */
final class SellOut {

    private static final int SEATS = 1_000;
    private static final int ASKING = 3_000;
    private static final long PATIENCE_MILLIS = 30_000;

    private final Stage stage;
    private final Shop shop;

    SellOut(Stage stage, Shop shop) {
        this.stage = stage;
        this.shop = shop;
    }

    Section section(int port, String hot) {
        stage.progress("selling out");
        shop.clear();
        shop.limit(SEATS);
        LoadReport report =
                stage.load(
                        LoadOrder.closed(port, hot, StockBench.IN_FLIGHT, PATIENCE_MILLIS)
                                .atMost(ASKING));
        long held = shop.held();
        shop.limit(Shop.CAPACITY);
        boolean well =
                report.failures() == 0
                        && report.answers(201) == SEATS
                        && report.answers(409) + report.answers(503) == ASKING - SEATS
                        && held == SEATS
                        && shop.oversold() == 0;
        if (!well) {
            throw new BenchFailed(
                    "%d seats, answers %s, %d held".formatted(SEATS, report.statuses(), held));
        }
        return new Section(
                "Sold out to the seat",
                ("%d ask for one seat each, %d at a time, and there are %d. Who is asked to come again"
                                + " has taken nothing.")
                        .formatted(ASKING, StockBench.IN_FLIGHT, SEATS),
                List.of(),
                List.of(
                        new Table(
                                "Seats",
                                List.of(
                                        "held",
                                        "sold out (409)",
                                        "come again (503)",
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
