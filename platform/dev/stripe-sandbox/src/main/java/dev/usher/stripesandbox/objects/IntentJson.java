package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.Decline;
import dev.usher.stripesandbox.core.PaymentIntent;
import dev.usher.stripesandbox.core.SessionTerms;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code payment_intent}. */
final class IntentJson {
    private IntentJson() {}

    static Map<String, @Nullable Object> of(
            PaymentIntent intent, @Nullable Object expandedCharge, URI page) {
        SessionTerms.IntentTerms terms = intent.terms().intent();
        boolean succeeded = intent.status() == PaymentIntent.Status.SUCCEEDED;
        boolean challenged = intent.status() == PaymentIntent.Status.REQUIRES_ACTION;
        Object charge = expandedCharge == null ? intent.latestCharge() : expandedCharge;
        ObjectTemplate json =
                ObjectTemplate.of("payment_intent")
                        .put("id", intent.id())
                        .put("amount", intent.amount())
                        .put("amount_received", succeeded ? intent.amount() : 0L)
                        .put("canceled_at", intent.canceledAt())
                        .put(
                                "cancellation_reason",
                                intent.canceledAt() == null ? null : "automatic")
                        .put("client_secret", intent.clientSecret())
                        .put("created", intent.created())
                        .put("currency", intent.terms().currency())
                        .put("description", terms.description())
                        .put("last_payment_error", error(intent))
                        .put("latest_charge", charge)
                        .put("metadata", terms.metadata())
                        .put("next_action", challenged ? redirect(page) : null)
                        .put("payment_method", intent.paymentMethod())
                        .put("payment_method_types", intent.terms().paymentMethodTypes())
                        .put("receipt_email", terms.receiptEmail())
                        .put("statement_descriptor", terms.statementDescriptor())
                        .put("statement_descriptor_suffix", terms.statementDescriptorSuffix())
                        .put("status", intent.status());
        if (intent.terms().paymentMethodTypes().contains("card")) {
            json.put(
                    "payment_method_options",
                    ObjectTemplate.of("payment_intent/payment_method_options").members());
        }
        return json.members();
    }

    private static @Nullable Map<String, @Nullable Object> error(PaymentIntent intent) {
        Decline error = intent.lastError();
        if (error == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (intent.latestCharge() != null) {
            json.put("charge", intent.latestCharge());
        }
        json.put("code", error.code());
        json.put("decline_code", error.declineCode());
        json.put("doc_url", StripeJson.documentation(error.code()));
        json.put("message", error.message());
        json.put("type", "card_error");
        return json;
    }

    private static Map<String, @Nullable Object> redirect(URI page) {
        Map<String, @Nullable Object> target = new LinkedHashMap<>();
        target.put("return_url", null);
        target.put("url", page.toString());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("redirect_to_url", Collections.unmodifiableMap(target));
        json.put("type", "redirect_to_url");
        return json;
    }
}
