package dev.usher.local;

import dev.usher.local.suite.Alterations;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.SuiteSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a start.
 *
 * @param portsFrom the first port of the suite; the default ports if null
 * @param profiles Spring profiles of the services and the gateway
 */
record Start(@Nullable Integer portsFrom, List<String> profiles) {

    static final Start USUAL = new Start(null, List.of());

    /** The profiles that services have settings for. */
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

    /** Returns these options as command-line arguments. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (portsFrom != null) {
            arguments.addAll(List.of("--ports-from", portsFrom.toString()));
        }
        profiles.forEach(profile -> arguments.addAll(List.of("--profile", profile)));
        return arguments;
    }
}
