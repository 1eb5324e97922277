package dev.usher.local.suite;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about a running suite, as kept in a file for the other commands. */
public record SuiteState(
        ProcessId supervisor,
        Phase phase,
        Instant since,
        Ports ports,
        List<ComponentState> components,
        @Nullable String problem) {

    /** Of the suite as a whole. */
    public enum Phase {
        STARTING,
        READY,
        FAILED,
        STOPPING
    }

    public SuiteState {
        components = List.copyOf(components);
    }

    public boolean supervised() {
        return supervisor.alive();
    }

    /** Component by name, or null when the suite has none of that name. */
    public @Nullable ComponentState component(String name) {
        return components.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
    }
}
