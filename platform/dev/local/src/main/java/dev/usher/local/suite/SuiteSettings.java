package dev.usher.local.suite;

import java.util.Map;

/**
 * The settings of one start: directories, ports, whether the suite ends with this JVM, and the
 * environment that switches brokers on.
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

    /** Settings of a suite as people start it. */
    public SuiteSettings(
            Home home, Ports ports, boolean endsWithThisJvm, Map<String, String> environment) {
        this(home, ports, endsWithThisJvm, environment, Alterations.none(ports));
    }
}
