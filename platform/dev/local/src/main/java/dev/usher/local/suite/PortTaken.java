package dev.usher.local.suite;

import dev.usher.platform.infrastructure.FreePorts;
import java.util.Optional;
import java.util.regex.Pattern;

/** Another program listens on a port of a component, or uses it for a connection of its own. */
final class PortTaken extends RuntimeException {

    /** The words of PostgreSQL, Kafka, Keycloak and Spring Boot for it. */
    private static final Pattern SAID =
            Pattern.compile(
                    "already in use|already bound|taken by another process",
                    Pattern.CASE_INSENSITIVE);

    private PortTaken(String message) {
        super(message);
    }

    /** Finds a port that prevents a start. */
    static Optional<PortTaken> before(Component component) {
        return component.ports().stream()
                .filter(port -> !FreePorts.free(port))
                .findFirst()
                .map(port ->
                        new PortTaken(
                                "Port %d of %s is taken: its start waits until it is free."
                                        .formatted(port, component.name())));
    }

    /** Tells whether a start failed because of a port, which may be free again by now. */
    static Optional<PortTaken> in(RuntimeException failed, Component component) {
        return SAID.matcher(String.valueOf(failed.getMessage())).find()
                ? before(component)
                        .or(() ->
                                Optional.of(
                                        new PortTaken(
                                                "A port of %s was taken for a moment: it starts again."
                                                        .formatted(component.name()))))
                : Optional.empty();
    }
}
