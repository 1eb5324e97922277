package dev.usher.bench.qr;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.Latency;
import dev.usher.bench.process.OwnProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws images of one size in a way, in the program that all ways share. */
record DrawingArm(OwnProgram program, String name, QrOrder.Way way, int size) implements Arm {

    static final String PROCESS = "QR drawing";

    /** The size of an image. */
    static final Figure BYTES =
            new Figure("size", "bytes", (_, burst) -> burst.work().count("bytes"));

    private static final String UNREADABLE = "unreadable";

    @Override
    public Set<String> processes() {
        return Set.of(PROCESS);
    }

    @Override
    public Work burst(Duration length) {
        QrDrawing.Drawn drawn =
                program.ask(new QrOrder(way, size, length.toMillis()), QrDrawing.Drawn.class);
        return new Work(
                drawn.images(),
                1e9 * drawn.images() / drawn.nanos(),
                Latency.NONE,
                Map.of("bytes", (long) drawn.bytes(), UNREADABLE, drawn.readable() ? 0L : 1L));
    }

    @Override
    public List<String> violations(Work work) {
        return work.count(UNREADABLE) == 0 ? List.of() : List.of("the last image is not readable");
    }
}
