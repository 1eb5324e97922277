package dev.usher.bench.profile;

import dev.usher.bench.process.OwnProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * A recording of a running JVM: its flight recorder notes the stack of a Java thread each time that
 * the thread has used some milliseconds of CPU time, in native code too.
 */
public final class FlightSample {

    private static final String EVENT = "jdk.CPUTimeSample";
    private static final String EVERY = "5ms";
    private static final String NAME = "bench";

    private final long pid;
    private final Path file;

    private FlightSample(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    /** Begins to record; the file is written at the end. */
    public static FlightSample start(long pid, Path file) {
        FlightSample sample = new FlightSample(pid, file);
        sample.jcmd(
                "JFR.start",
                "name=" + NAME,
                "settings=none",
                // The plus adds a setting that no file of settings has.
                "+" + EVENT + "#enabled=true",
                "+" + EVENT + "#throttle=" + EVERY);
        return sample;
    }

    /** Ends the recording; returns the number of samples by purpose. */
    public Map<SpentOn, Long> stop() {
        try {
            Files.deleteIfExists(file);
            jcmd("JFR.stop", "name=" + NAME, "filename=" + file);
            return read(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<SpentOn, Long> read(Path file) throws IOException {
        Map<SpentOn, Long> samples = new EnumMap<>(SpentOn.class);
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (event.getEventType().getName().equals(EVENT) && stack != null) {
                    samples.merge(SpentOn.of(classes(stack)), 1L, Long::sum);
                }
            }
        }
        return samples;
    }

    private static List<String> classes(RecordedStackTrace stack) {
        List<String> classes = new ArrayList<>();
        stack.getFrames().forEach(frame -> classes.add(frame.getMethod().getType().getName()));
        return classes;
    }

    private void jcmd(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(String.valueOf(pid));
        command.addAll(List.of(words));
        OwnProgram.run(command, file.toAbsolutePath().resolveSibling("."));
    }
}
