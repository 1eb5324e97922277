package dev.usher.local.suite;

import java.util.Map;

/**
 * One start of the suite: where, on which ports, and whether it ends with this JVM. The environment
 * is what brokers are switched on from.
 */
public record SuiteSettings(
        Home home,
        Ports ports,
        boolean endsWithThisJvm,
        Map<String, String> environment,
        Alterations alterations) {

    public SuiteSettings {
        environment = Map.copyOf(environment);
    }

    /** A suite as people start it. */
    public SuiteSettings(
            Home home, Ports ports, boolean endsWithThisJvm, Map<String, String> environment) {
        this(home, ports, endsWithThisJvm, environment, Alterations.none(ports));
    }
}
