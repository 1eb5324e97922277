package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.form.StripeForm;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * URLs of the shop: http or https in lower case, optionally with the session placeholder. Stripe
 * refuses a scheme in capitals, so this does too.
 */
final class Urls {

    private static final String PLACEHOLDER = "{CHECKOUT_SESSION_ID}";
    private static final int LONGEST = 5_000;

    private Urls() {}

    static String required(StripeForm form, String name) {
        return checked(form, name, form.required(name));
    }

    static @Nullable String optional(StripeForm form, String name) {
        return form.text(name).map(url -> checked(form, name, url)).orElse(null);
    }

    private static String checked(StripeForm form, String name, String url) {
        try {
            URI uri = new URI(url.replace(PLACEHOLDER, "id"));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && url.length() <= LONGEST) {
                return url;
            }
        } catch (URISyntaxException _) {
            throw invalid(form, name);
        }
        throw invalid(form, name);
    }

    private static StripeRefusal invalid(StripeForm form, String name) {
        return StripeRefusal.invalid("url_invalid", form.at(name), "Not a valid URL");
    }
}
