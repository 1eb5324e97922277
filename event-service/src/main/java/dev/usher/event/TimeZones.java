package dev.usher.event;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names in IANA's list of time zones, links included. Java's list is another one: it has names
 * of its own ({@code SystemV/…}) and leaves out some of IANA's.
 */
public final class TimeZones {

    private static final String OF_JAVA_ALONE = "SystemV/";

    private static final Set<String> LEFT_OUT_BY_JAVA =
            Set.of("EST", "MST", "HST", "ROC", "GMT+0", "GMT-0", "Factory");

    private static final Set<String> NAMES =
            Stream.of(ZoneId.getAvailableZoneIds(), LEFT_OUT_BY_JAVA)
                    .flatMap(Collection::stream)
                    .filter(name -> !name.startsWith(OF_JAVA_ALONE))
                    .collect(Collectors.toUnmodifiableSet());

    private TimeZones() {}

    public static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    static Set<String> names() {
        return NAMES;
    }
}
