package dev.usher.local.suite;

import dev.usher.platform.infrastructure.NativeProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process of the suite: the components that it needs, and the way it is started. */
interface Component {

    /** The name that people use in {@code logs} and {@code restart}. */
    String name();

    /** The components that must be ready before this one starts, and that stop after it. */
    List<String> needs();

    String url();

    /** The ports on which its process listens. */
    List<Integer> ports();

    /** Tells whether that is how {@link #launch()} would start its process now. */
    boolean isLaunchedAs(ProcessFacts process);

    /** An HTTP address that answers 200 when it is ready, or a tcp://host:port that accepts. */
    URI readiness();

    Path log();

    /** Starts the process; returns before it is ready. */
    NativeProcess launch();

    /** Its instance of a service; null for a component that cannot run several times. */
    default @Nullable Instance instance() {
        return null;
    }

    /** Runs a command of an operator, and returns after it. */
    default void run(List<String> words) {
        throw new IllegalArgumentException(name() + " has no commands.");
    }

    /** Finishes the setup once the process answers, before it may be used. */
    default void settle() {}
}
