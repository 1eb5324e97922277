package dev.usher.gateway.access;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells whether pages of an origin may send tokens. */
final class AllowedOrigins {

    /** The origins that may be named without a port, because they are the machine itself. */
    static final List<String> ON_EVERY_PORT = List.of("http://localhost:*", "http://127.0.0.1:*");

    private static final int MAX_PORT_DIGITS = 5;

    private final Set<String> exact = new HashSet<>();
    private final Set<String> onEveryPort = new HashSet<>();

    /** Allows the origins of the settings and that of the installation's own pages. */
    AllowedOrigins(List<String> named, String publicUrl) {
        for (String origin : named) {
            if (ON_EVERY_PORT.contains(origin)) {
                onEveryPort.add(origin.substring(0, origin.length() - ":*".length()));
            } else {
                exact.add(origin);
            }
        }
        URI own = URI.create(publicUrl);
        exact.add(own.getScheme() + "://" + own.getAuthority());
    }

    boolean contains(String origin) {
        return exact.contains(origin) || isOnAPort(origin);
    }

    private boolean isOnAPort(String origin) {
        for (String host : onEveryPort) {
            if (origin.startsWith(host)
                    && (origin.length() == host.length() || isPort(origin, host.length()))) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the rest of the text is a colon and digits, and nothing else. */
    private static boolean isPort(String origin, int from) {
        int digits = origin.length() - from - 1;
        return origin.charAt(from) == ':'
                && digits >= 1
                && digits <= MAX_PORT_DIGITS
                && origin.chars().skip(from + 1L).allMatch(c -> c >= '0' && c <= '9');
    }
}
