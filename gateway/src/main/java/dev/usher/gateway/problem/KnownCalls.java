package dev.usher.gateway.problem;

import java.util.Set;
import org.springframework.http.server.PathContainer;

/** Calls that the gateway knows, so that a wrong method can be told from an unknown path. */
@FunctionalInterface
public interface KnownCalls {

    /** Returns the methods that the path has; none if it is unknown. */
    Set<String> methodsOf(PathContainer path);
}
