package dev.usher.platform.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A server in a process of its own. It has its own session, so a Ctrl-C in the terminal does not
 * reach it. It survives the JVM that started it, unless {@link ServerBuilder#endsWithThisJvm()} was
 * asked for.
 */
public interface NativeProcess extends AutoCloseable {

    /** The name that people know it by: PostgreSQL, Kafka, Keycloak. */
    String name();

    long pid();

    boolean alive();

    /** The file that gets standard output and error. */
    Path log();

    /** Completes when the process ends, for any reason. */
    CompletableFuture<? extends NativeProcess> onExit();

    /** Tells whether it answers in its own protocol right now. */
    boolean ready();

    /**
     * Waits until it answers and its first-time setup is done.
     *
     * @throws ServerFailed with the last lines of the log, when it ends or takes longer
     */
    void awaitReady(Duration atMost);

    /**
     * Asks it and all its children to end, waits, and ends them by force if they do not. Returns
     * when they are gone; calling it again does nothing.
     */
    void stop();

    /** The same as {@link #stop()}. */
    @Override
    default void close() {
        stop();
    }
}
