package dev.usher.local.suite;

import dev.usher.platform.infrastructure.Probe;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one component of the suite.
 *
 * @param restarts how often it was started again after a crash
 */
public record ComponentState(
        String name,
        @Nullable ProcessId process,
        String url,
        String readiness,
        Stage stage,
        @Nullable Instant startedAt,
        @Nullable Long readyAfterMillis,
        String log,
        int restarts,
        @Nullable String problem) {

    /** The stages of a component's life. */
    public enum Stage {
        WAITING,
        STARTING,
        READY,
        CRASHED,
        STOPPING,
        STOPPED
    }

    static ComponentState of(Component component) {
        return new ComponentState(
                component.name(),
                null,
                component.url(),
                component.readiness().toString(),
                Stage.WAITING,
                null,
                null,
                component.log().toString(),
                0,
                null);
    }

    /** Tells whether the component answers right now. */
    public boolean answers() {
        return process != null && process.alive() && new Probe(URI.create(readiness)).answers();
    }

    /**
     * Returns its process if it runs: start time and command must be those of this suite, since the
     * number may have been given to a stranger.
     */
    public Optional<ProcessHandle> running() {
        return Optional.ofNullable(process)
                .flatMap(ProcessId::handle)
                .filter(handle -> ProcessFacts.of(handle.pid()).mentions(home()));
    }

    /** The suite's directory, which is part of the command of each of its processes. */
    private String home() {
        Path logs = Path.of(log).toAbsolutePath().getParent();
        return logs == null ? log : String.valueOf(logs.getParent());
    }

    ComponentState starting(Instant at) {
        return with(null, Stage.STARTING, at, null, null);
    }

    ComponentState running(ProcessId id) {
        return with(id, stage, startedAt, null, null);
    }

    /** Says what its start waits for. */
    public ComponentState held(String by) {
        return with(null, Stage.STARTING, startedAt, null, by);
    }

    ComponentState ready(long afterMillis) {
        return with(process, Stage.READY, startedAt, afterMillis, null);
    }

    ComponentState crashed(String why) {
        return with(process, Stage.CRASHED, startedAt, readyAfterMillis, why);
    }

    ComponentState stopping() {
        return with(process, Stage.STOPPING, startedAt, readyAfterMillis, null);
    }

    ComponentState stopped() {
        return with(null, Stage.STOPPED, null, null, null);
    }

    /** Counts a restart, and says when it will be tried. */
    ComponentState restarting(String how) {
        return new ComponentState(
                name,
                process,
                url,
                readiness,
                stage,
                startedAt,
                readyAfterMillis,
                log,
                restarts + 1,
                problem + "\n" + how);
    }

    private ComponentState with(
            @Nullable ProcessId id,
            Stage next,
            @Nullable Instant at,
            @Nullable Long afterMillis,
            @Nullable String why) {
        return new ComponentState(
                name, id, url, readiness, next, at, afterMillis, log, restarts, why);
    }
}
