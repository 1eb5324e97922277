package dev.usher.local.suite;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a running suite, kept in a file for the other commands. */
public record SuiteState(
        ProcessId supervisor,
        Phase phase,
        Instant since,
        Ports ports,
        List<ComponentState> components,
        @Nullable String problem) {

    /** The phase of the suite as a whole. */
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

    /** Returns the components whose processes run, with a supervisor or without. */
    public List<ComponentState> running() {
        return components.stream().filter(each -> each.running().isPresent()).toList();
    }

    /** Returns a component by name, or null if the suite has none of that name. */
    public @Nullable ComponentState component(String name) {
        return components.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
    }
}
