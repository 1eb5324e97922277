package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.Origin;
import dev.usher.stripesandbox.faults.ApiFate;
import dev.usher.stripesandbox.form.StripeForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One authenticated request with its parameters, not yet checked for their meaning. */
public record StripeCall(
        String requestId, StripeForm form, Origin.@Nullable Keyed key, ApiFate fate) {

    static final String ATTRIBUTE = "stripe-sandbox.call";

    Origin origin(List<String> expand) {
        return new Origin(requestId, key, expand);
    }
}
