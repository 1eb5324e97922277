package dev.usher.local;

import dev.usher.local.suite.Alterations;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.SuiteSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a suite is to be started.
 *
 * @param portsFrom the first of its ports; the usual ones unless said
 * @param profiles Spring profiles of the services and the gateway
 */
record Start(@Nullable Integer portsFrom, List<String> profiles) {

    static final Start USUAL = new Start(null, List.of());

    /** What services have settings for. */
    private static final List<String> PROFILES = List.of("load", "chaos");

    Start {
        profiles = List.copyOf(profiles);
        for (String profile : profiles) {
            if (!PROFILES.contains(profile)) {
                throw new IllegalArgumentException(
                        "There is no profile '%s'; there are %s."
                                .formatted(profile, String.join(", ", PROFILES)));
            }
        }
    }

    Ports ports() {
        return portsFrom == null ? Ports.DEFAULTS : Ports.from(portsFrom);
    }

    SuiteSettings settings(Home home) {
        Alterations alterations = Alterations.none(ports()).withProfiles(profiles);
        return new SuiteSettings(home, ports(), false, System.getenv(), alterations);
    }

    /** The same once more on a command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (portsFrom != null) {
            arguments.addAll(List.of("--ports-from", portsFrom.toString()));
        }
        profiles.forEach(profile -> arguments.addAll(List.of("--profile", profile)));
        return arguments;
    }
}
