package dev.usher.local.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end, or is ended. */
final class DocProgram {

    private static final long PATIENCE_SECONDS = 90;

    private DocProgram() {}

    /** Returns what the program said if it failed, and nothing if it succeeded. */
    static List<String> run(Path directory, Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.directory(directory.toFile())
                    .redirectOutput(directory.resolve("said").toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of("did not end: " + said(directory));
            }
            return process.exitValue() == 0
                    ? List.of()
                    : List.of("ended with " + process.exitValue() + ": " + said(directory));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Tells whether a command can be run and succeeds. */
    static boolean succeeds(Path directory, String... command) {
        try {
            return run(directory, Map.of(), command).isEmpty();
        } catch (UncheckedIOException noSuchProgram) {
            return false;
        }
    }

    static String said(Path directory) throws IOException {
        return new String(Files.readAllBytes(directory.resolve("said")), StandardCharsets.UTF_8);
    }
}
