package dev.usher.bench.gate;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.reference.Servers;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Costs;
import dev.usher.bench.stage.LoadArm;
import dev.usher.bench.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Measures the gate: admissions, refusals, and credentials that are forged. */
public final class GateBench implements Benchmark {

    private static final String GATEWAY = "gateway";
    private static final int IN_FLIGHT = ReferenceStatement.CLIENTS;

    /** The CPU time of a forged credential may be this much of its reference. */
    private static final double FORGED_AT_MOST = 1.5;

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public String title() {
        return "scans at the door";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "%d scans in flight, of one event with %s tickets, by one steward. Each ticket is"
                                .formatted(IN_FLIGHT, Numbers.count(GateWorld.TICKETS))
                        + " scanned once in a burst.",
                "A burst is void unless every answer is a decision, every decision a row, and the"
                        + " tickets inside are those that were admitted.",
                "The load generator runs on the same cores; its CPU time is in no ratio.");
    }

    @Override
    public List<Section> run(Stage stage) {
        GateWorld world = GateWorld.open(stage);
        int port = stage.suite().ports().validation();
        int gateway = stage.suite().ports().gateway();
        String codes = stage.requests("codes", world.codes());
        String credentials = stage.requests("credentials", world.credentials());
        String unknown = stage.requests("unknown", world.unknownCodes());
        String forged = stage.requests("forged", world.forgeries());
        String plain =
                stage.requests("plain", List.of(LoadRequest.get("localhost", "/v1/events", null)));
        stage.progress("starting the reference");
        int hello = new Servers(stage).hello(answer(stage));
        for (int target : List.of(port, gateway)) {
            for (String requests : List.of(codes, credentials, forged)) {
                stage.warmUp(
                        GateWorld.SERVICE,
                        target,
                        requests,
                        IN_FLIGHT,
                        stage.form().pick(10_000, 40_000));
            }
        }
        stage.warmUp(Servers.HELLO, hello, plain, IN_FLIGHT, stage.form().pick(20_000, 60_000));

        Arm compare = ReferenceStatement.compareAndSet(stage).created();
        Arm insert = ReferenceStatement.insert(stage).created();
        Arm greeting =
                LoadArm.of(
                        stage,
                        Servers.HELLO,
                        Set.of(Servers.HELLO),
                        new ClosedLoad(hello, plain, IN_FLIGHT, 0));
        Set<String> near = Set.of(GateWorld.SERVICE, Stage.POSTGRES);
        Set<String> far = Set.of(GATEWAY, GateWorld.SERVICE, Stage.POSTGRES);
        Function<Work, List<String>> admitted = world::otherThanAdmitted;
        Function<Work, List<String>> refused = world::otherThanRefused;
        Arm byCode = arm(stage, "admit by code", near, port, codes, world::clear, admitted);
        Arm again = arm(stage, "admit by code again", near, port, codes, world::clear, admitted);
        Arm byCredential =
                arm(stage, "admit by credential", near, port, credentials, world::clear, admitted);
        Arm through =
                arm(
                        stage,
                        "admit through the gateway",
                        far,
                        gateway,
                        credentials,
                        world::clear,
                        admitted);
        Arm used = arm(stage, "refuse a used one", near, port, codes, world::fill, refused);
        Arm strange = arm(stage, "refuse an unknown", near, port, unknown, world::fill, refused);
        Arm forgery =
                LoadArm.of(
                        stage,
                        "forged credential",
                        Set.of(GateWorld.SERVICE),
                        new ClosedLoad(port, forged, IN_FLIGHT, 0));
        Series series =
                stage.rounds(
                        "gate",
                        List.of(
                                compare,
                                insert,
                                greeting,
                                byCode,
                                byCredential,
                                through,
                                again,
                                used,
                                strange,
                                forgery));
        stage.progress("verifying signatures");
        double verification = new Verification(world.genuine(), world.key()).micros();
        return List.of(
                admissions(series, compare, byCode, byCredential, through),
                refusals(series, insert, greeting, used, strange),
                forgeries(series, greeting, forgery, verification),
                new Section(
                        "Resolution",
                        "The same arm twice in each half round: smaller differences mean nothing.",
                        List.of(
                                Comparison.of(
                                        series, again, byCode, Figure.RATE, Goal.sameAsItself()),
                                Comparison.of(
                                        series, again, byCode, Figure.CPU, Goal.sameAsItself())),
                        List.of(),
                        List.of()),
                Costs.section(
                        series,
                        List.of(
                                compare,
                                insert,
                                greeting,
                                byCode,
                                byCredential,
                                through,
                                used,
                                strange,
                                forgery)));
    }

    /** An answer of about the size of a decision. */
    private static Path answer(Stage stage) {
        try {
            Path file = stage.file("decision.json");
            Files.writeString(file, "{\"reason\":\"%s\"}".formatted("x".repeat(400)));
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Arm arm(
            Stage stage,
            String name,
            Set<String> processes,
            int port,
            String requests,
            Runnable preparation,
            Function<Work, List<String>> violations) {
        ClosedLoad load = new ClosedLoad(port, requests, IN_FLIGHT, 0).atMost(GateWorld.TICKETS);
        return LoadArm.of(stage, name, processes, load)
                .preparedBy(preparation)
                .judgedBy(violations);
    }

    private static Section admissions(
            Series series, Arm reference, Arm byCode, Arm byCredential, Arm through) {
        return new Section(
                "Admissions",
                "Over a compare-and-set of random rows in pgbench with %d clients. Ours includes"
                                .formatted(IN_FLIGHT)
                        + " HTTP, the check of a token, the log of scans and a message about each.",
                List.of(
                        Comparison.of(series, byCode, reference, Figure.RATE, Goal.atLeast(1)),
                        Comparison.of(
                                series, byCredential, reference, Figure.RATE, Goal.atLeast(0.6)),
                        Comparison.of(series, through, reference, Figure.RATE, Goal.atLeast(0.4)),
                        Comparison.of(series, byCode, reference, Figure.CPU, null)),
                List.of(),
                List.of());
    }

    private static Section refusals(
            Series series, Arm insert, Arm greeting, Arm used, Arm strange) {
        Arm slower =
                series.median(insert, Figure.RATE) < series.median(greeting, Figure.RATE)
                        ? insert
                        : greeting;
        return new Section(
                "Refusals",
                "Over the slower of an application that answers and does nothing, and one durable"
                        + " INSERT.",
                List.of(
                        Comparison.of(series, used, slower, Figure.RATE, Goal.atLeast(0.7)),
                        Comparison.of(series, strange, slower, Figure.RATE, Goal.atLeast(0.7))),
                List.of(),
                List.of());
    }

    private static Section forgeries(
            Series series, Arm greeting, Arm forgery, double verification) {
        double reference = series.median(greeting, Figure.CPU) + verification;
        List<Double> seen =
                series.bursts()
                        .filter(burst -> burst.arm().equals(forgery.name()))
                        .map(burst -> burst.cpuMicros(forgery.processes()))
                        .toList();
        return new Section(
                "Forged credentials",
                ("Asked about through `POST /v1/validations`, which writes nothing. The budget is %s"
                                + " times the CPU time of the application that does nothing and of"
                                + " one verification, %s µs; it includes the check of a token.")
                        .formatted(FORGED_AT_MOST, Numbers.plain(verification)),
                List.of(
                        Comparison.withBudget(
                                "CPU per operation",
                                "µs",
                                forgery.name(),
                                seen,
                                FORGED_AT_MOST * reference)),
                List.of(),
                List.of());
    }
}
