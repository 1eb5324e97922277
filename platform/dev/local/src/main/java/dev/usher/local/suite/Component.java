package dev.usher.local.suite;

import dev.usher.platform.infrastructure.NativeProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process of the suite: what it needs, and how it is started. */
interface Component {

    /** As people name it in {@code logs} and {@code restart}. */
    String name();

    /** Names of those that have to be ready before this one starts, and stop after it. */
    List<String> needs();

    String url();

    /** An http address that answers 200, or tcp://host:port that can be connected to. */
    URI readiness();

    Path log();

    /** Starts the process; returns before it is ready. */
    NativeProcess launch();

    /**
     * The instance that it is of a service; null for a component that does not run several times.
     */
    default @Nullable Instance instance() {
        return null;
    }

    /** What is left to do once it answers, before anybody may use it. */
    default void settle() {}
}
