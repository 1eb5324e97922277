package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.Decline;
import dev.usher.stripesandbox.core.PaymentIntent;
import dev.usher.stripesandbox.core.SessionTerms;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code payment_intent}. */
final class IntentJson {

    private IntentJson() {}

    static Map<String, @Nullable Object> of(
            PaymentIntent intent, @Nullable Object expandedCharge, URI page) {
        SessionTerms terms = intent.terms();
        boolean succeeded = intent.status() == PaymentIntent.Status.SUCCEEDED;
        return Members.object(intent.id(), "payment_intent")
                .put("amount", intent.amount())
                .put("amount_capturable", 0)
                .put("amount_details", new Members().put("tip", Map.of()).map())
                .put("amount_received", succeeded ? intent.amount() : 0L)
                .nulls("application", "application_fee_amount", "automatic_payment_methods")
                .put("canceled_at", intent.canceledAt())
                .put("cancellation_reason", intent.canceledAt() == null ? null : "automatic")
                .put("capture_method", "automatic_async")
                .put("client_secret", intent.clientSecret())
                .put("confirmation_method", "automatic")
                .put("created", intent.created())
                .put("currency", terms.currency())
                .nulls("customer", "customer_account")
                .put("description", terms.intent().description())
                .put("excluded_payment_method_types", null)
                .put("last_payment_error", error(intent))
                .put(
                        "latest_charge",
                        expandedCharge == null ? intent.latestCharge() : expandedCharge)
                .put("livemode", false)
                .put("managed_payments", new Members().put("enabled", false).map())
                .put("metadata", terms.intent().metadata())
                .put("next_action", nextAction(intent, page))
                .put("on_behalf_of", null)
                .put("payment_method", intent.paymentMethod())
                .put("payment_method_configuration_details", null)
                .put("payment_method_options", methodOptions(terms))
                .put("payment_method_types", terms.paymentMethodTypes())
                .put("processing", null)
                .put("receipt_email", terms.intent().receiptEmail())
                .nulls("review", "setup_future_usage", "shipping", "source")
                .put("statement_descriptor", terms.intent().statementDescriptor())
                .put("statement_descriptor_suffix", terms.intent().statementDescriptorSuffix())
                .put("status", intent.status().name().toLowerCase(Locale.ROOT))
                .put("transfer_group", null)
                .map();
    }

    private static @Nullable Map<String, @Nullable Object> error(PaymentIntent intent) {
        Decline error = intent.lastError();
        if (error == null) {
            return null;
        }
        Members json = new Members();
        if (intent.latestCharge() != null) {
            json.put("charge", intent.latestCharge());
        }
        return json.put("code", error.code())
                .put("decline_code", error.declineCode())
                .put(
                        "doc_url",
                        "https://stripe.com/docs/error-codes/" + error.code().replace('_', '-'))
                .put("message", error.message())
                .put("type", "card_error")
                .map();
    }

    private static @Nullable Map<String, @Nullable Object> nextAction(
            PaymentIntent intent, URI page) {
        if (intent.status() != PaymentIntent.Status.REQUIRES_ACTION) {
            return null;
        }
        Map<String, @Nullable Object> redirect =
                new Members().put("return_url", null).put("url", page.toString()).map();
        return new Members().put("redirect_to_url", redirect).put("type", "redirect_to_url").map();
    }

    private static Map<String, @Nullable Object> methodOptions(SessionTerms terms) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        if (terms.paymentMethodTypes().contains("card")) {
            options.put(
                    "card",
                    new Members()
                            .nulls("installments", "mandate_options", "network")
                            .put("request_three_d_secure", "automatic")
                            .map());
        }
        return options;
    }
}
