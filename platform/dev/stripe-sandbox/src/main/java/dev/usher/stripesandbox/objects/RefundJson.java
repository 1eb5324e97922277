package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.Refund;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code refund}. */
final class RefundJson {

    private RefundJson() {}

    static Map<String, @Nullable Object> of(Refund refund, Object paymentIntent) {
        ObjectTemplate json =
                ObjectTemplate.of("refund")
                        .put("id", refund.id())
                        .put("amount", refund.amount())
                        .put("balance_transaction", refund.balanceTransaction())
                        .put("charge", refund.charge())
                        .put("created", refund.created())
                        .put("currency", refund.terms().currency())
                        .put("metadata", refund.metadata())
                        .put("payment_intent", paymentIntent)
                        .put("payment_method", refund.paymentMethod())
                        .put("reason", refund.reason())
                        .put("status", refund.status());
        if (refund.status() == Refund.Status.PENDING) {
            json.add("pending_reason", "processing");
        }
        if (refund.failureReason() != null) {
            json.add("failure_reason", refund.failureReason());
        }
        return json.members();
    }
}
