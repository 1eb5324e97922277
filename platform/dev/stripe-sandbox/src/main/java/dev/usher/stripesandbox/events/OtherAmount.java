package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.LineItem;
import dev.usher.stripesandbox.core.SessionTerms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forges the completion of a session with another amount; all else is unchanged. */
final class OtherAmount {

    private static final String COMPLETED = "checkout.session.completed";

    private OtherAmount() {}

    /** The total of the session that the event completes, or null for other events. */
    static @Nullable Long total(StripeEvent event) {
        return event.type().equals(COMPLETED) && event.object() instanceof CheckoutSession session
                ? session.terms().total()
                : null;
    }

    /** The forged event. It has its own id and is in no log. */
    static StripeEvent of(StripeEvent completed, String id, long amount) {
        if (!(completed.object() instanceof CheckoutSession session)) {
            throw new IllegalArgumentException(completed.type() + " completes no session");
        }
        return new StripeEvent(
                id,
                0,
                completed.type(),
                completed.created(),
                session.withTerms(with(session.terms(), amount)),
                Map.of(),
                completed.requestId(),
                completed.idempotencyKey(),
                true);
    }

    private static SessionTerms with(SessionTerms terms, long amount) {
        LineItem item = terms.lineItems().getFirst();
        LineItem other =
                new LineItem(
                        item.id(),
                        item.priceId(),
                        item.productId(),
                        item.name(),
                        item.description(),
                        amount,
                        1);
        return new SessionTerms(
                terms.currency(),
                List.of(other),
                terms.successUrl(),
                terms.cancelUrl(),
                terms.clientReferenceId(),
                terms.customerEmail(),
                terms.locale(),
                terms.submitType(),
                terms.paymentMethodTypes(),
                terms.metadata(),
                terms.intent());
    }
}
