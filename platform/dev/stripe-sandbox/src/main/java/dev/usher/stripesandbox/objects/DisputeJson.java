package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.Dispute;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code dispute}. */
final class DisputeJson {

    /** The time that a shop has for its evidence. */
    private static final Duration DUE = Duration.ofDays(7);

    private DisputeJson() {}

    static Map<String, @Nullable Object> of(Dispute dispute, Object charge, Object paymentIntent) {
        return ObjectTemplate.of("dispute")
                .put("id", dispute.id())
                .put("amount", dispute.amount())
                .put(
                        "balance_transactions",
                        dispute.bookings().stream()
                                .map(booking -> transaction(dispute, booking))
                                .toList())
                .put("charge", charge)
                .put("created", dispute.created())
                .put("currency", dispute.terms().currency())
                .put("evidence_details", details(dispute))
                .put("is_charge_refundable", dispute.allowsRefunds())
                .put("payment_intent", paymentIntent)
                .put("payment_method_details", method(dispute))
                .put("reason", dispute.reason())
                .put("status", dispute.status())
                .members();
    }

    private static Map<String, @Nullable Object> details(Dispute dispute) {
        ObjectTemplate details = ObjectTemplate.of("dispute/evidence_details");
        if (dispute.status() == Dispute.Status.NEEDS_RESPONSE
                || dispute.status() == Dispute.Status.WARNING_NEEDS_RESPONSE) {
            details.put("due_by", dispute.created() + DUE.toSeconds());
        }
        return details.members();
    }

    private static Map<String, @Nullable Object> method(Dispute dispute) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        String brand = dispute.means().means().brand();
        details.put(
                "card",
                ObjectTemplate.of("dispute/card")
                        .put("brand", brand)
                        .put("case_type", dispute.inquiry() ? "inquiry" : "chargeback")
                        .put("network", brand)
                        .members());
        details.put("type", "card");
        return details;
    }

    private static Map<String, @Nullable Object> transaction(
            Dispute dispute, Dispute.Booking booking) {
        boolean taken = booking.amount() < 0;
        return ObjectTemplate.of("balance_transaction")
                .put("id", booking.transaction())
                .put("amount", booking.amount())
                .put("available_on", booking.created())
                .put("created", booking.created())
                .put("currency", dispute.terms().currency())
                .put(
                        "description",
                        (taken ? "Chargeback withdrawal for " : "Chargeback reversal for ")
                                + dispute.charge())
                .put("net", booking.amount())
                .put("reporting_category", taken ? "dispute" : "dispute_reversal")
                .put("source", dispute.id())
                .members();
    }
}
