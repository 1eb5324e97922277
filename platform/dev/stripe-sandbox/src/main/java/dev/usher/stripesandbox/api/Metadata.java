package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.form.StripeForm;
import java.util.Map;

/** Metadata within Stripe's limits: 50 keys of 40 characters, values of 500 characters. */
final class Metadata {

    private static final int MAX_KEYS = 50;
    private static final int MAX_KEY = 40;
    private static final int MAX_VALUE = 500;

    private Metadata() {}

    static Map<String, String> of(StripeForm form) {
        Map<String, String> metadata = form.map("metadata");
        if (metadata.size() > MAX_KEYS) {
            throw refused(form, "You can specify up to 50 metadata keys.");
        }
        metadata.forEach((key, value) -> {
            if (key.length() > MAX_KEY) {
                throw refused(form, "Metadata keys can be up to 40 characters long: " + key);
            }
            if (value.length() > MAX_VALUE) {
                throw refused(
                        form,
                        "Metadata values can be up to 500 characters long, but you passed"
                                + " in a value that is %d characters for key %s."
                                        .formatted(value.length(), key));
            }
        });
        return metadata;
    }

    private static StripeRefusal refused(StripeForm form, String text) {
        return StripeRefusal.invalid(null, form.at("metadata"), text);
    }
}
