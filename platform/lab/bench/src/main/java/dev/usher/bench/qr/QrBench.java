package dev.usher.bench.qr;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.mint.MintBacklog;
import dev.usher.bench.process.OwnProgram;
import dev.usher.bench.reference.Servers;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures the drawing of QR images, alone and through HTTP. */
public final class QrBench implements Benchmark {

    /** Pixels per side that a caller gets without asking for a size. */
    static final int USUAL_SIZE = 480;

    private static final List<Integer> OTHER_SIZES = List.of(240, 1_000);
    private static final int TICKETS = 200;
    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(20);

    @Override
    public String name() {
        return "qr";
    }

    @Override
    public String title() {
        return "QR images of tickets";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "All ways draw in one program, on one thread, a credential after the other, so that"
                        + " no image is drawn twice in a row; ours with the classes of the packaged"
                        + " ticket-service. The last image of each burst is read with ZXing.",
                "Ours always uses the same mask; ZXing's writer tries all eight, and ImageIO goes"
                        + " through a file, as both do by default.",
                "Through HTTP the tickets were minted from a backlog; the other services and the"
                        + " gateway are stopped. Every cold image is signed and drawn, nothing is"
                        + " kept.");
    }

    @Override
    public List<Section> run(Stage stage) {
        OwnProgram program =
                stage.add(
                        DrawingArm.PROCESS,
                        OwnProgram.start(
                                QrDrawing.class,
                                System.getProperty("java.class.path")
                                        + ":"
                                        + new Servers(stage).classPath(MintBacklog.SERVICE),
                                stage.log("qr-drawing"),
                                List.of(
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "-Djava.awt.headless=true",
                                        "--enable-native-access=ALL-UNNAMED")));
        List<Section> sections = new ArrayList<>();
        try (MintBacklog backlog = MintBacklog.alone(stage)) {
            sections.add(drawing(stage, program));
            sections.add(otherSizes(stage, program));
            backlog.clear();
            backlog.pauseAndFill(TICKETS / MintBacklog.TICKETS);
            stage.suite().resume(MintBacklog.SERVICE);
            if (!backlog.awaitMinted(BETWEEN_QUERIES)) {
                throw new BenchFailed("the tickets were not minted");
            }
            sections.add(new QrReads(stage).section());
        }
        return sections;
    }

    private static Section drawing(Stage stage, OwnProgram program) {
        Arm zxing = new DrawingArm(program, "ZXing and ImageIO", QrOrder.Way.ZXING, USUAL_SIZE);
        Arm coloured =
                new DrawingArm(
                        program,
                        "ZXing and ImageIO, coloured",
                        QrOrder.Way.ZXING_COLOURED,
                        USUAL_SIZE);
        Arm ours = new DrawingArm(program, "ours", QrOrder.Way.OURS, USUAL_SIZE);
        Arm again = new DrawingArm(program, "ours again", QrOrder.Way.OURS, USUAL_SIZE);
        List<Arm> shown = List.of(zxing, coloured, ours);
        warmUp(stage, shown);
        Series series = stage.rounds("drawing", List.of(zxing, coloured, ours, again));
        return new Section(
                "A cold PNG of %d pixels".formatted(USUAL_SIZE),
                "From the credential's text to the bytes of the image. Coloured means a"
                        + " BufferedImage with 32 bits per pixel that is filled pixel by pixel;"
                        + " the other reference is ZXing's own writer, with one bit per pixel.",
                List.of(
                        Comparison.of(series, ours, zxing, Figure.RATE, Goal.atLeast(25)),
                        Comparison.of(series, ours, coloured, Figure.RATE, Goal.atLeast(25)),
                        Comparison.of(series, ours, zxing, Figure.CPU, null),
                        Comparison.of(series, again, ours, Figure.RATE, Goal.sameAsItself()),
                        Comparison.of(series, again, ours, Figure.CPU, Goal.sameAsItself())),
                List.of(table(series, shown)),
                List.of());
    }

    private static Section otherSizes(Stage stage, OwnProgram program) {
        List<Comparison> comparisons = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (int size : OTHER_SIZES) {
            Arm zxing =
                    new DrawingArm(
                            program,
                            "ZXing and ImageIO, %d pixels".formatted(size),
                            QrOrder.Way.ZXING,
                            size);
            Arm ours =
                    new DrawingArm(
                            program, "ours, %d pixels".formatted(size), QrOrder.Way.OURS, size);
            Series series =
                    stage.rounds("drawing %d".formatted(size), List.of(zxing, ours), 2, seconds());
            comparisons.add(Comparison.of(series, ours, zxing, Figure.RATE, null));
            tables.add(table(series, List.of(zxing, ours)));
        }
        return new Section(
                "Other sizes", "As above, in bursts of 2 s.", comparisons, tables, List.of());
    }

    private static Duration seconds() {
        return Duration.ofSeconds(2);
    }

    private static void warmUp(Stage stage, List<Arm> arms) {
        for (Arm arm : arms) {
            stage.progress("warming up: " + arm.name());
            arm.burst(stage.form().burst());
        }
    }

    private static Table table(Series series, List<Arm> arms) {
        List<List<String>> rows = new ArrayList<>();
        for (Arm arm : arms) {
            rows.add(
                    List.of(
                            arm.name(),
                            Numbers.plain(1e6 / series.median(arm, Figure.RATE)),
                            Numbers.count((long) series.median(arm, DrawingArm.BYTES))));
        }
        return new Table("An image, medians", List.of("", "µs", "bytes"), rows);
    }
}
