package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.Decline;
import dev.usher.stripesandbox.core.SessionTerms;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code charge}. */
final class ChargeJson {

    private ChargeJson() {}

    static Map<String, @Nullable Object> of(Charge charge, @Nullable Object expandedIntent) {
        SessionTerms.IntentTerms terms = charge.terms().intent();
        Decline failure = charge.failure();
        return Members.object(charge.id(), "charge")
                .put("amount", charge.amount())
                .put("amount_captured", charge.captured() ? charge.amount() : 0L)
                .put("amount_refunded", 0)
                .nulls("application", "application_fee", "application_fee_amount")
                .put("balance_transaction", charge.balanceTransaction())
                .put("billing_details", billingDetails(charge))
                .put("calculated_statement_descriptor", "STRIPE SANDBOX")
                .put("captured", charge.captured())
                .put("created", charge.created())
                .put("currency", charge.terms().currency())
                .put("customer", null)
                .put("description", terms.description())
                .put("disputed", false)
                .put("failure_balance_transaction", null)
                .put("failure_code", failure == null ? null : failure.code())
                .put("failure_message", failure == null ? null : failure.message())
                .put("fraud_details", Map.of())
                .put("livemode", false)
                .put("metadata", terms.metadata())
                .put("on_behalf_of", null)
                .put("outcome", outcome(charge))
                .put("paid", charge.status() != Charge.Status.FAILED)
                .put(
                        "payment_intent",
                        expandedIntent == null ? charge.paymentIntent() : expandedIntent)
                .put("payment_method", charge.paymentMethod())
                .put("payment_method_details", MethodDetailsJson.of(charge))
                .put("radar_options", Map.of())
                .put("receipt_email", terms.receiptEmail())
                .nulls("receipt_number", "receipt_url")
                .put("refunded", false)
                .nulls("review", "shipping", "source", "source_transfer")
                .put("statement_descriptor", terms.statementDescriptor())
                .put("statement_descriptor_suffix", terms.statementDescriptorSuffix())
                .put("status", charge.status().name().toLowerCase(Locale.ROOT))
                .nulls("transfer_data", "transfer_group")
                .map();
    }

    private static Map<String, @Nullable Object> billingDetails(Charge charge) {
        Map<String, @Nullable Object> address =
                new Members()
                        .nulls("city", "country", "line1", "line2", "postal_code", "state")
                        .map();
        return new Members()
                .put("address", address)
                .put("email", charge.payer().email())
                .put("name", charge.payer().name())
                .nulls("phone", "tax_id")
                .map();
    }

    private static Map<String, @Nullable Object> outcome(Charge charge) {
        Decline failure = charge.failure();
        return new Members()
                .put("advice_code", null)
                .nulls("network_advice_code", "network_decline_code")
                .put(
                        "network_status",
                        failure == null ? "approved_by_network" : "declined_by_network")
                .put("reason", failure == null ? null : failure.declineCode())
                .put("risk_level", "normal")
                .put("risk_score", 12)
                .put(
                        "seller_message",
                        failure == null
                                ? "Payment complete."
                                : "The bank returned the decline code `%s`."
                                        .formatted(failure.declineCode()))
                .put("type", failure == null ? "authorized" : "issuer_declined")
                .map();
    }
}
