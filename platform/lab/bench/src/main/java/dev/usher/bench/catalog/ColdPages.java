package dev.usher.bench.catalog;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.postgres.Counters;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.GrowthTable;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.LoadArm;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.statistics.Growth;
import dev.usher.bench.suite.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Measures pages that were not requested before, in a catalog that grows. */
final class ColdPages {

    /** The number of counted pages. */
    private static final int COUNTED = 200;

    private static final int BEFORE = 20;

    /** The number of different pages of a burst; the service caches a few hundred of them. */
    private static final int DRAWN = 20_000;

    private static final long PATIENCE_MILLIS = 60_000;

    /** An exponent of 0 would be constant; a B-tree may gain a level. */
    private static final Goal CONSTANT = Goal.atMost(0.1);

    private final Stage stage;
    private final int port;
    private final int inFlight;
    private final List<Growth.Point> byCursor = new ArrayList<>();
    private final List<Growth.Point> byDate = new ArrayList<>();
    private final List<Growth.Point> byLateDate = new ArrayList<>();

    ColdPages(Stage stage, int port, int inFlight) {
        this.stage = stage;
        this.port = port;
        this.inFlight = inFlight;
    }

    /** The catalog holds the smallest number of events before, and the largest afterwards. */
    Section section(List<Integer> sizes, int timedAt) {
        Series series = null;
        Arm ours = null;
        Arm reference = null;
        for (int size : sizes) {
            fill(size);
            Pages pages = new Pages(stage.database());
            count(pages);
            if (size == timedAt) {
                String requests = stage.requests("cold", pages.byCursor(DRAWN));
                ours =
                        LoadArm.of(
                                stage,
                                "event page, cold",
                                Set.of(CatalogBench.EVENT, Stage.POSTGRES),
                                new ClosedLoad(port, requests, inFlight, 0));
                reference = new SameSql(stage, pages);
                series = stage.rounds("cold pages", List.of(reference, ours));
            }
        }
        if (series == null || ours == null || reference == null) {
            throw new IllegalArgumentException("no size is " + timedAt);
        }
        return new Section(
                "Cold pages",
                ("Pages of %d events at random positions, timed among %,d events. Buffers are those"
                                + " of the service's statements for one page: by cursor, by date, and"
                                + " by a date when nine of ten events are over.")
                        .formatted(Pages.SIZE, timedAt),
                List.of(
                        Comparison.of(series, ours, reference, Figure.RATE, Goal.atLeast(0.35)),
                        Comparison.of(series, ours, reference, Figure.CPU, null)),
                List.of(),
                List.of(
                        new GrowthTable("events", "buffers per page by cursor", byCursor, CONSTANT),
                        new GrowthTable("events", "buffers per page by date", byDate, CONSTANT),
                        new GrowthTable(
                                "events",
                                "buffers per page by date, nine of ten events over",
                                byLateDate,
                                CONSTANT)));
    }

    private void fill(int size) {
        Seeds seeds = new Seeds(stage.database());
        int missing = size - (int) stage.database().number("select count(*) from event.event");
        if (missing > 0) {
            stage.progress("%,d events".formatted(size));
            seeds.events(missing, CatalogBench.TYPES, CatalogBench.CAPACITY);
            stage.database().execute("vacuum analyze event.event, event.ticket_type");
        }
    }

    private void count(Pages pages) {
        byCursor.add(point(pages, "by-cursor", pages.byCursor(BEFORE + COUNTED)));
        byDate.add(point(pages, "by-date", pages.byDate(BEFORE + COUNTED)));
        byLateDate.add(point(pages, "by-late-date", pages.byLateDate(BEFORE + COUNTED)));
    }

    private Growth.Point point(Pages pages, String name, List<LoadRequest> requests) {
        Counters counters = stage.counters();
        stage.load(once(name + "-before", requests.subList(0, BEFORE)));
        counters.watch();
        LoadReport report = stage.load(once(name, requests.subList(BEFORE, requests.size())));
        counters.rest();
        if (report.answers(200) != COUNTED) {
            throw new BenchFailed(name + ": answers were " + report.statuses());
        }
        long buffers = counters.statements("event").buffers();
        return new Growth.Point(pages.events(), (double) buffers / COUNTED);
    }

    private ClosedLoad once(String name, List<LoadRequest> requests) {
        return new ClosedLoad(port, stage.requests(name, requests), 1, PATIENCE_MILLIS)
                .atMost(requests.size());
    }
}
