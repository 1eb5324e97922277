package dev.usher.bench.load;

import dev.usher.bench.process.OwnProgram;
import java.nio.file.Path;
import java.util.List;

/** The harness's end of the load process. */
public final class Generator implements AutoCloseable {

    private final OwnProgram program;

    private Generator(OwnProgram program) {
        this.program = program;
    }

    public static Generator start(Path log) {
        return new Generator(
                OwnProgram.start(LoadProcess.class, log, List.of("-Xmx512m", "-XX:+UseSerialGC")));
    }

    public long pid() {
        return program.pid();
    }

    /** Returns when the last answer is there. */
    public LoadReport run(LoadOrder order) {
        return program.ask(order, LoadReport.class);
    }

    @Override
    public void close() {
        program.close();
    }
}
