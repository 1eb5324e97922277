package dev.usher.platform.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A named place in the code at which the process can be made to die, as a power cut would end it.
 *
 * <p>Off unless the environment variable {@code USHER_CRASH_POINTS} names a directory when the
 * process starts; then a file in it, called like the point, arms that point: the process that
 * deletes the file halts. Content {@code n} lets the point be passed n times first. Off, a point is
 * a constant that the compiler removes.
 */
public final class CrashPoint {

    /** Of a process killed by a signal it cannot catch, as a shell tells it. */
    static final int EXIT_CODE = 137;

    private static final @Nullable Armoury ARMOURY = armoury();

    private CrashPoint() {}

    /** Halts the JVM here, without any hook or finally block, if this point is armed. */
    public static void hit(String name) {
        if (ARMOURY != null && ARMOURY.fires(name)) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** The same as soon as the current transaction has committed, and only if it does. */
    public static void hitAfterCommit(String name) {
        if (ARMOURY != null) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            hit(name);
                        }
                    });
        }
    }

    private static @Nullable Armoury armoury() {
        String directory = System.getenv("USHER_CRASH_POINTS");
        return directory == null || directory.isBlank() ? null : new Armoury(Path.of(directory));
    }

    /** The files that arm points. */
    record Armoury(Path directory) {

        synchronized boolean fires(String name) {
            Path armed = directory.resolve(name);
            try {
                String left = Files.readString(armed).strip();
                int passes = left.isEmpty() ? 0 : Integer.parseInt(left);
                if (passes > 0) {
                    Files.writeString(armed, String.valueOf(passes - 1));
                    return false;
                }
                return Files.deleteIfExists(armed);
            } catch (IOException | NumberFormatException notArmed) {
                return false;
            }
        }
    }
}
