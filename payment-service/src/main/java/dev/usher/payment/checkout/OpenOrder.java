package dev.usher.payment.checkout;

import static java.util.Objects.requireNonNull;

import dev.usher.payment.order.ReturnUrls;
import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.openapi.DocumentedBody;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of the request to open an order. */
@DocumentedBody
record OpenOrder(UUID reservationId, @Nullable String successUrl, @Nullable String cancelUrl) {

    private static final int MAX_URL_LENGTH = 2_000;

    /** The longest URL that Stripe takes. */
    private static final int MAX_NORMAL_LENGTH = 5_000;

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
        String text = form.text(member, MAX_URL_LENGTH);
        if (text == null) {
            return null;
        }
        String url = ShopUrl.normal(text).orElse(null);
        if (url == null) {
            form.reject(
                    member,
                    "invalid_url",
                    member + " must be an https URL, or an http URL of a loopback host");
        } else if (url.length() > MAX_NORMAL_LENGTH) {
            form.reject(
                    member,
                    "too_long",
                    member
                            + " must have at most "
                            + MAX_NORMAL_LENGTH
                            + " characters once escaped");
        }
        return url;
    }
}
