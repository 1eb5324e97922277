package dev.usher.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The file that tells other processes the suite's state; it is replaced as a whole. */
public final class StateFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public StateFile(Path file) {
        this.file = file;
    }

    /** Reads the last state; empty if there is no file or it cannot be read. */
    public Optional<SuiteState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), SuiteState.class));
        } catch (IOException | JacksonException absent) {
            return Optional.empty();
        }
    }

    public synchronized void write(SuiteState state) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(
                    next, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(state));
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + file, failed);
        }
    }
}
