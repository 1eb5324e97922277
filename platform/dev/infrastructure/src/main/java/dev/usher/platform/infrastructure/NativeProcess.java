package dev.usher.platform.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A server that runs as a process of its own. It is in a session of its own, so a Ctrl-C in the
 * terminal reaches it only through whoever supervises it; and it survives the JVM that started it,
 * unless {@link ServerBuilder#endsWithThisJvm()} was asked for.
 */
public interface NativeProcess extends AutoCloseable {

    /** What to call it in front of a person: PostgreSQL, Kafka, Keycloak. */
    String name();

    long pid();

    boolean alive();

    /** Where standard output and error go. */
    Path log();

    /** Completes when the process ends, however it ends. */
    CompletableFuture<? extends NativeProcess> onExit();

    /** Whether it answers in its own protocol right now. */
    boolean ready();

    /**
     * Waits until it answers and whatever it needs once is in place.
     *
     * @throws ServerFailed with the last lines of the log, when it ends or takes longer
     */
    void awaitReady(Duration atMost);

    /**
     * Asks it and all its children to end, waits, and ends them by force if they don't. Returns
     * when they are gone; doing it again does nothing.
     */
    void stop();

    /** The same as {@link #stop()}. */
    @Override
    default void close() {
        stop();
    }
}
