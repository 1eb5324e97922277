package dev.usher.payment.checkout;

import static java.util.Objects.requireNonNull;

import dev.usher.payment.order.ReturnUrls;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.openapi.DocumentedBody;
import dev.usher.platform.web.openapi.MapOfTexts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of the request to open an order. */
@DocumentedBody
@Schema(name = "NewOrder", description = "The reservation to buy, and the pages of the shop.")
record OpenOrder(
        @Schema(description = "A reservation of the caller that is HELD.") UUID reservationId,
        @Schema(
                        description =
                                "The page to which Stripe sends the buyer after paying: an https"
                                        + " URL, or an http URL of a loopback host. Stripe replaces"
                                        + " `{CHECKOUT_SESSION_ID}` in it. Default: a plain page of"
                                        + " Usher.",
                        pattern = "^https?://",
                        maxLength = OpenOrder.MAX_URL_LENGTH)
                @Nullable String successUrl,
        @Schema(
                        description =
                                "The page to which Stripe sends a buyer who goes back without"
                                        + " paying; the rules of `successUrl` apply. Default: a"
                                        + " plain page of Usher.",
                        pattern = "^https?://",
                        maxLength = OpenOrder.MAX_URL_LENGTH)
                @Nullable String cancelUrl,
        @Schema(
                        description =
                                "A reference of your own: 1 to 200 characters, not blank, in one"
                                        + " line. No two orders for events of one organizer have"
                                        + " the same.",
                        minLength = 1,
                        maxLength = CallerReferences.LONGEST_REFERENCE)
                @Nullable String externalReference,
        @Schema(
                        description =
                                "Data of your own: at most 20 keys of 1 to 40 characters, each with"
                                        + " a text of at most 500.")
                @MapOfTexts(
                        most = CallerReferences.MOST_KEYS,
                        longestKey = CallerReferences.LONGEST_KEY,
                        longestText = CallerReferences.LONGEST_VALUE)
                @Nullable Map<String, String> metadata) {

    private static final int MAX_URL_LENGTH = 2_000;

    /** The longest URL that Stripe takes. */
    private static final int MAX_NORMAL_LENGTH = 5_000;

    static OpenOrder read(@Nullable JsonNode body) {
        JsonForm form = JsonForm.of(body).require("reservationId");
        UUID reservationId = form.uuid("reservationId");
        String successUrl = url(form, "successUrl");
        String cancelUrl = url(form, "cancelUrl");
        CallerReferences references = CallerReferences.read(form);
        form.finish();
        return new OpenOrder(
                requireNonNull(reservationId),
                successUrl,
                cancelUrl,
                references.externalReference(),
                references.metadata());
    }

    ReturnUrls returnUrls() {
        return new ReturnUrls(successUrl, cancelUrl);
    }

    CallerReferences references() {
        return new CallerReferences(externalReference, metadata == null ? Map.of() : metadata);
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
