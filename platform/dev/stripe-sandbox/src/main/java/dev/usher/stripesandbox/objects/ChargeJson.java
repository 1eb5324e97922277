package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.Decline;
import dev.usher.stripesandbox.core.PaymentMeans;
import dev.usher.stripesandbox.core.SessionTerms;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code charge}. */
final class ChargeJson {
    private ChargeJson() {}

    static Map<String, @Nullable Object> of(Charge charge, @Nullable Object expandedIntent) {
        SessionTerms.IntentTerms terms = charge.terms().intent();
        Decline failure = charge.failure();
        return ObjectTemplate.of("charge")
                .put("id", charge.id())
                .put("amount", charge.amount())
                .put("amount_captured", charge.captured() ? charge.amount() : 0L)
                .put("amount_refunded", charge.refunded())
                .put("balance_transaction", charge.balanceTransaction())
                .put("billing_details", billingDetails(charge))
                .put("captured", charge.captured())
                .put("created", charge.created())
                .put("currency", charge.terms().currency())
                .put("disputed", charge.disputed())
                .put("description", terms.description())
                .put("failure_code", failure == null ? null : failure.code())
                .put("failure_message", failure == null ? null : failure.message())
                .put("metadata", terms.metadata())
                .put("outcome", outcome(failure))
                .put("paid", charge.status() != Charge.Status.FAILED)
                .put(
                        "payment_intent",
                        expandedIntent == null ? charge.paymentIntent() : expandedIntent)
                .put("payment_method", charge.paymentMethod())
                .put("payment_method_details", methodDetails(charge))
                .put("receipt_email", terms.receiptEmail())
                .put("refunded", charge.fullyRefunded())
                .put("statement_descriptor", terms.statementDescriptor())
                .put("statement_descriptor_suffix", terms.statementDescriptorSuffix())
                .put("status", charge.status())
                .members();
    }

    private static Map<String, @Nullable Object> billingDetails(Charge charge) {
        return ObjectTemplate.of("charge/billing_details")
                .put("email", charge.payer().email())
                .put("name", charge.payer().name())
                .members();
    }

    private static Map<String, @Nullable Object> outcome(@Nullable Decline failure) {
        ObjectTemplate outcome = ObjectTemplate.of("charge/outcome");
        if (failure != null) {
            outcome.put("network_status", "declined_by_network")
                    .put("reason", failure.declineCode())
                    .put(
                            "seller_message",
                            "The bank returned the decline code `%s`."
                                    .formatted(failure.declineCode()))
                    .put("type", "issuer_declined");
        }
        return outcome.members();
    }

    private static Map<String, @Nullable Object> methodDetails(Charge charge) {
        PaymentMeans means = charge.means();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put(means.means().type(), means.means().card() ? card(charge) : debit(means));
        details.put("type", means.means().type());
        return details;
    }

    private static Map<String, @Nullable Object> card(Charge charge) {
        PaymentMeans means = charge.means();
        ObjectTemplate card =
                ObjectTemplate.of("charge/card")
                        .put("brand", means.means().brand())
                        .put("checks", checks(charge.failure()))
                        .put("exp_month", means.expMonth())
                        .put("exp_year", means.expYear())
                        .put("fingerprint", means.fingerprint())
                        .put(
                                "funding",
                                means.means().label().contains("debit") ? "debit" : "credit")
                        .put("last4", means.last4())
                        .put("network", means.means().brand());
        if (charge.captured()) {
            card.put("amount_authorized", charge.amount())
                    .put("authorization_code", "123456")
                    .put("network_transaction_id", "123456789012345");
        }
        if (charge.authenticated()) {
            card.put("three_d_secure", ObjectTemplate.of("charge/card/three_d_secure").members());
        }
        return card.members();
    }

    private static Map<String, @Nullable Object> checks(@Nullable Decline failure) {
        ObjectTemplate checks = ObjectTemplate.of("charge/card/checks");
        if (failure != null && failure.code().equals("incorrect_cvc")) {
            checks.put("cvc_check", "fail");
        }
        return checks.members();
    }

    private static Map<String, @Nullable Object> debit(PaymentMeans means) {
        return ObjectTemplate.of("charge/sepa_debit").put("last4", means.last4()).members();
    }
}
