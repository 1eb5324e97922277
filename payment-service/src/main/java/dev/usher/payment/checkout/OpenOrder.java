package dev.usher.payment.checkout;

import dev.usher.payment.order.ReturnUrls;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wish to buy a reservation, as it arrives. */
record OpenOrder(
        @Nullable UUID reservationId, @Nullable String successUrl, @Nullable String cancelUrl) {

    private static final int MAX_URL_LENGTH = 2_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Stripe replaces this in the success address; it is no part of an URL's grammar. */
    private static final String SESSION_PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    UUID reservation() {
        List<Violation> violations = new ArrayList<>();
        if (reservationId == null) {
            violations.add(
                    new Violation("/reservationId", "required", "Say which reservation to buy."));
        }
        check(violations, "/successUrl", successUrl);
        check(violations, "/cancelUrl", cancelUrl);
        if (reservationId == null || !violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return reservationId;
    }

    ReturnUrls returnUrls() {
        return new ReturnUrls(successUrl, cancelUrl);
    }

    private static void check(List<Violation> violations, String pointer, @Nullable String url) {
        if (url == null) {
            return;
        }
        if (url.length() > MAX_URL_LENGTH) {
            violations.add(
                    new Violation(
                            pointer, "too_long", "At most " + MAX_URL_LENGTH + " characters."));
        } else if (!allowed(url)) {
            violations.add(
                    new Violation(
                            pointer, "invalid_url", "An https URL, or http to a loopback host."));
        }
    }

    private static boolean allowed(String url) {
        try {
            URI uri = new URI(url.replace(SESSION_PLACEHOLDER, "session"));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            if (host == null || uri.getRawUserInfo() != null) {
                return false;
            }
            return scheme.equals("https")
                    || (scheme.equals("http") && LOOPBACK.contains(host.toLowerCase(Locale.ROOT)));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
