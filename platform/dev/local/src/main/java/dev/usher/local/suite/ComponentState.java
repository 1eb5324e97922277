package dev.usher.local.suite;

import dev.usher.platform.infrastructure.Probe;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of one component of the suite. */
public record ComponentState(
        String name,
        @Nullable ProcessId process,
        String url,
        String readiness,
        Stage stage,
        @Nullable Instant startedAt,
        @Nullable Long readyAfterMillis,
        String log,
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
                null);
    }

    /** Tells whether the component answers right now. */
    public boolean answers() {
        return process != null && process.alive() && new Probe(URI.create(readiness)).answers();
    }

    ComponentState starting(Instant at) {
        return new ComponentState(name, null, url, readiness, Stage.STARTING, at, null, log, null);
    }

    ComponentState running(ProcessId id) {
        return new ComponentState(name, id, url, readiness, stage, startedAt, null, log, null);
    }

    ComponentState ready(long afterMillis) {
        return new ComponentState(
                name, process, url, readiness, Stage.READY, startedAt, afterMillis, log, null);
    }

    ComponentState crashed(String why) {
        return new ComponentState(
                name,
                process,
                url,
                readiness,
                Stage.CRASHED,
                startedAt,
                readyAfterMillis,
                log,
                why);
    }

    ComponentState stopping() {
        return new ComponentState(
                name,
                process,
                url,
                readiness,
                Stage.STOPPING,
                startedAt,
                readyAfterMillis,
                log,
                null);
    }

    ComponentState stopped() {
        return new ComponentState(name, null, url, readiness, Stage.STOPPED, null, null, log, null);
    }
}
