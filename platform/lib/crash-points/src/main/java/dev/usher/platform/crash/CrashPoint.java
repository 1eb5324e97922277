package dev.usher.platform.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A named place in the code at which the process can be halted, as a power cut would end it.
 *
 * <p>All points are off unless the environment variable {@code USHER_CRASH_POINTS} names a
 * directory when the process starts. A file in it with the name of a point arms that point: the
 * process that deletes the file halts. With the content {@code n} the point is passed n times
 * first. While points are off, a call is a constant that the compiler removes.
 */
public final class CrashPoint {

    /** The exit code of a process that was killed by SIGKILL, as a shell shows it. */
    static final int EXIT_CODE = 137;

    private static final @Nullable Armoury ARMOURY = armoury();

    private CrashPoint() {}

    /** Halts the JVM here, without any hook or finally block, if this point is armed. */
    public static void hit(String name) {
        if (ARMOURY != null && ARMOURY.fires(name)) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** Halts the JVM as soon as the current transaction has committed, and only if it does. */
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

    /** Tells whether the points of this process can be armed. */
    static boolean armed() {
        return ARMOURY != null;
    }

    private static @Nullable Armoury armoury() {
        String directory = System.getenv("USHER_CRASH_POINTS");
        return directory == null || directory.isBlank() ? null : new Armoury(Path.of(directory));
    }

    /** The directory of the files that arm points. */
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
            } catch (IOException | NumberFormatException _) {
                return false;
            }
        }
    }
}
