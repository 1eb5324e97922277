package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the key from an {@code Authorization} header. Only keys of the sandbox are valid. */
final class ApiKey {

    private static final Logger log = LoggerFactory.getLogger(ApiKey.class);
    private static final String ACCEPTED = "sk_test_sandbox_";

    private ApiKey() {}

    static String of(@Nullable String header) {
        String key = key(header);
        if (key.startsWith("sk_live_") || key.startsWith("rk_live_")) {
            log.error("ALARM: a live Stripe key was sent to the sandbox; roll it");
            throw StripeRefusal.unauthenticated(
                    "A live key was sent to the Stripe sandbox. It was not used; roll it.");
        }
        if (!key.startsWith(ACCEPTED)) {
            throw StripeRefusal.unauthenticated(
                    "Invalid API Key provided. The sandbox accepts keys that start with %s"
                            .formatted(ACCEPTED));
        }
        return key;
    }

    private static String key(@Nullable String header) {
        String lower = header == null ? "" : header.toLowerCase(Locale.ROOT);
        if (header != null && lower.startsWith("bearer ")) {
            return header.substring("bearer ".length()).strip();
        }
        if (header != null && lower.startsWith("basic ")) {
            try {
                byte[] decoded =
                        Base64.getDecoder().decode(header.substring("basic ".length()).strip());
                return new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
            } catch (IllegalArgumentException _) {
                return "";
            }
        }
        throw StripeRefusal.unauthenticated(
                "You did not provide an API key. You need to provide your API key in the"
                        + " Authorization header, using Bearer auth (e.g. 'Authorization: Bearer"
                        + " YOUR_SECRET_KEY').");
    }
}
