package dev.usher.payment.checkout;

import static java.util.Objects.requireNonNull;

import dev.usher.payment.order.ReturnUrls;
import dev.usher.platform.web.form.JsonForm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of the request to open an order. */
record OpenOrder(UUID reservationId, @Nullable String successUrl, @Nullable String cancelUrl) {

    private static final int MAX_URL_LENGTH = 2_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Stripe replaces this in the success address. The grammar of URLs does not allow it. */
    private static final String SESSION_PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    static OpenOrder read(@Nullable JsonNode body) {
        JsonForm form = JsonForm.of(body).require("reservationId");
        UUID reservationId = form.uuid("reservationId");
        String successUrl = url(form, "successUrl");
        String cancelUrl = url(form, "cancelUrl");
        form.finish();
        return new OpenOrder(requireNonNull(reservationId), successUrl, cancelUrl);
    }

    ReturnUrls returnUrls() {
        return new ReturnUrls(successUrl, cancelUrl);
    }

    private static @Nullable String url(JsonForm form, String member) {
        String url = form.text(member, MAX_URL_LENGTH);
        if (url != null && !allowed(url)) {
            form.reject(
                    member,
                    "invalid_url",
                    member + " must be an https URL, or an http URL of a loopback host");
        }
        return url;
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
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
