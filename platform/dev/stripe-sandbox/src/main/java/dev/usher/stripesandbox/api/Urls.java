package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.form.Form;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** URLs that a browser is sent to: http or https, with the session placeholder allowed in them. */
final class Urls {

    private static final String PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    private Urls() {}

    static String required(Form form, String name) {
        return checked(form, name, form.required(name));
    }

    static @Nullable String optional(Form form, String name) {
        return form.text(name).map(url -> checked(form, name, url)).orElse(null);
    }

    private static String checked(Form form, String name, String url) {
        try {
            URI uri = new URI(url.replace(PLACEHOLDER, "id"));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            throw invalid(form, name);
        }
        throw invalid(form, name);
    }

    private static StripeRefusal invalid(Form form, String name) {
        return StripeRefusal.invalid("url_invalid", form.at(name), "Not a valid URL");
    }
}
