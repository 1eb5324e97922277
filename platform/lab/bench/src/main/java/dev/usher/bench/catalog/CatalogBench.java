package dev.usher.bench.catalog;

import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Latencies;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.Seeds;
import dev.usher.bench.suite.Seeds.SeededEvent;
import java.util.ArrayList;
import java.util.List;

/** Measures lists and reads of events beside bare programs that answer the same bytes. */
public final class CatalogBench implements Benchmark {

    static final String EVENT = "event-service";
    static final String GATEWAY = "gateway";
    static final int TYPES = 2;
    static final int CAPACITY = 1_000;

    private static final int IN_FLIGHT = 64;
    private static final int SMALLEST = 1_000;
    private static final int TIMED = 10_000;

    /** Lists per second of the open model. */
    private static final int RATE = 100;

    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public String title() {
        return "lists and reads of events";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Hot: the same request again and again, %d in flight, without a token."
                        .formatted(IN_FLIGHT),
                "The responder and hello answer the same bytes as the service, hello without"
                        + " its headers; hello and the bare gateway run on the libraries and JVM"
                        + " flags of event-service and gateway.",
                "Hot answers are ready bytes from the service's memory; in the background it polls"
                        + " PostgreSQL for changes four times a second.",
                "The load generator runs on the same cores; its CPU time is in no ratio.");
    }

    @Override
    public List<Section> run(Stage stage) {
        Seeds seeds = new Seeds(stage.database());
        seeds.deleteAll();
        seeds.events(SMALLEST, TYPES, CAPACITY);
        SeededEvent event = seeds.first(1).getFirst();
        int port = stage.suite().ports().event();
        int gateway = stage.suite().ports().gateway();
        HotReads hot = new HotReads(stage, port, gateway, IN_FLIGHT);
        List<Section> sections = new ArrayList<>();
        sections.addAll(
                hot.sections("/v1/events?limit=" + Pages.SIZE, "/v1/events/" + event.event()));
        sections.add(new ColdPages(stage, port, IN_FLIGHT).section(sizes(stage), TIMED));
        String list =
                stage.requests("list-again", List.of(Pages.get("/v1/events?limit=" + Pages.SIZE)));
        stage.load(new ClosedLoad(port, list, IN_FLIGHT, 1_000));
        sections.add(
                Latencies.section(
                        stage,
                        "Latency at %d lists per second".formatted(RATE),
                        RATE,
                        () -> {},
                        List.of(
                                new Latencies.Target("direct", port, list, 200),
                                new Latencies.Target("through the gateway", gateway, list, 200))));
        return sections;
    }

    private static List<Integer> sizes(Stage stage) {
        return stage.form().quick()
                ? List.of(SMALLEST, TIMED, 100_000)
                : List.of(SMALLEST, TIMED, 100_000, 1_000_000);
    }
}
