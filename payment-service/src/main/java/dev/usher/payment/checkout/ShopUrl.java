package dev.usher.payment.checkout;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The address of a shop's page, in the normal form of RFC 3986: Stripe refuses, for example, a
 * scheme in capitals.
 */
final class ShopUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HIGHEST_PORT = 65_535;
    private static final int ASCII = 128;

    /** Stripe replaces this in the success address. The grammar of URLs does not allow it. */
    private static final String SESSION_PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    private ShopUrl() {}

    /**
     * Writes scheme and host in lower case and every character beyond ASCII as its escaped bytes.
     * The result is empty unless this is an https URL, or an http URL of a loopback host.
     */
    static Optional<String> normal(String text) {
        int path = endOfAuthority(text);
        String origin = text.substring(0, path);
        if (origin.chars().anyMatch(character -> character >= ASCII)) {
            return Optional.empty();
        }
        String normal = origin.toLowerCase(Locale.ROOT) + escaped(text.substring(path));
        return allowed(normal, path) ? Optional.of(normal) : Optional.empty();
    }

    private static int endOfAuthority(String text) {
        int scheme = text.indexOf("://");
        int end = scheme < 0 ? text.length() : scheme + "://".length();
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String escaped(String rest) {
        StringBuilder ascii = new StringBuilder(rest.length());
        rest.codePoints()
                .forEach(character -> {
                    if (character < ASCII) {
                        ascii.appendCodePoint(character);
                    } else {
                        for (byte each :
                                Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                            ascii.append('%')
                                    .append(HexFormat.of().withUpperCase().toHexDigits(each));
                        }
                    }
                });
        return ascii.toString();
    }

    private static boolean allowed(String url, int path) {
        try {
            String rest = url.substring(path).replace(SESSION_PLACEHOLDER, "session");
            URI uri = new URI(url.substring(0, path) + rest);
            String host = uri.getHost();
            if (host == null || uri.getRawUserInfo() != null || uri.getPort() > HIGHEST_PORT) {
                return false;
            }
            return "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host));
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
