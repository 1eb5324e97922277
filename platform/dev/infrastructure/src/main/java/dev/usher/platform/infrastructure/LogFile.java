package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of a process. */
public record LogFile(Path path) {

    private static final int LINES = 15;
    private static final int MAX_BYTES = 16 * 1024;

    /** Returns the current length, after which the next run writes. */
    long end() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    public List<String> lastLines() {
        return lastLinesSince(0);
    }

    /** Returns the last lines written after the given position. */
    List<String> lastLinesSince(long position) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(position, file.length() - MAX_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** Renames the log of the last run; the log of the run before that is lost. */
    public void putAside() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path)) {
                Path before = path.resolveSibling(path.getFileName() + ".before");
                Files.move(path, before, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
