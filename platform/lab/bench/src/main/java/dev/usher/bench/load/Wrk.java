package dev.usher.bench.load;

import dev.usher.bench.process.MissingTool;
import dev.usher.bench.process.OwnProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes load in the closed model with {@code wrk}, one thread, and a script of ours that sends
 * given requests and awaits every answer.
 */
public final class Wrk {

    private static final String SCRIPT = "closed-load.lua";
    private static final String RESULT = "RESULT ";

    /** The time in which the last answers are awaited. */
    private static final long PATIENCE_SECONDS = 15;

    private static final double MICROS_PER_MILLI = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path program;
    private final Path work;
    private final Path script;
    private long unique = System.nanoTime() & 0x7fff_ffff_ffffL;

    /** The script is copied to the directory. */
    public Wrk(Path program, Path work) {
        this.program = program;
        this.work = work;
        this.script = work.resolve(SCRIPT);
        try (InputStream text = Wrk.class.getResourceAsStream(SCRIPT)) {
            Files.copy(Objects.requireNonNull(text), script, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Optional<Path> find() {
        return OwnProgram.installed("wrk");
    }

    /** Fails with the command that installs it. */
    public static Path required() {
        return find().orElseThrow(() ->
                new MissingTool(
                        """
                        wrk, the load generator, is not installed. Debian and Ubuntu have a package:
                          sudo apt-get install wrk
                        macOS: brew install wrk.\
                        """));
    }

    /** Returns when every request is answered, or 15 seconds after the end of the load. */
    public LoadReport run(ClosedLoad load) {
        long seconds = Math.ceilDiv(load.millis(), 1000) + PATIENCE_SECONDS;
        String said =
                OwnProgram.run(
                        List.of(
                                program.toString(),
                                "--threads=1",
                                "--connections=" + load.connections(),
                                "--duration=" + seconds + "s",
                                "--script=" + script,
                                "http://127.0.0.1:" + load.port(),
                                "--",
                                load.requests(),
                                String.valueOf(load.millis()),
                                String.valueOf(load.most()),
                                String.valueOf(unique),
                                String.valueOf(load.connections())),
                        work);
        Result result = result(said);
        unique += result.begun();
        return result.report();
    }

    static Result result(String said) {
        return said.lines()
                .filter(line -> line.startsWith(RESULT))
                .findFirst()
                .map(line -> JSON.readValue(line.substring(RESULT.length()), Result.class))
                .orElseThrow(() -> new IllegalStateException("wrk has no result: " + said.strip()));
    }

    /** The line that the script prints; times in microseconds, negative if they are unknown. */
    record Result(
            double micros,
            long begun,
            long answered,
            Map<Integer, Long> statuses,
            double p50,
            double p90,
            double p99,
            double max) {

        LoadReport report() {
            return new LoadReport(
                    Math.max(1, Math.round(micros * 1000)),
                    statuses,
                    begun - answered,
                    p50 < 0 ? Latency.NONE : latency(),
                    null);
        }

        private Latency latency() {
            return new Latency(
                    p50 / MICROS_PER_MILLI,
                    p90 / MICROS_PER_MILLI,
                    p99 / MICROS_PER_MILLI,
                    max / MICROS_PER_MILLI,
                    answered);
        }
    }
}
