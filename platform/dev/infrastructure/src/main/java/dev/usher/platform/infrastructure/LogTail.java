package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, as far as one run wrote it. */
final class LogTail {

    private static final int LINES = 15;
    private static final int MAX_BYTES = 16 * 1024;

    private LogTail() {}

    static long end(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** Returns the last lines written after the given position. */
    static List<String> since(long position, Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
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
}
