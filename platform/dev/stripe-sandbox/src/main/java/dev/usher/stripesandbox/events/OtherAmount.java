package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.LineItem;
import dev.usher.stripesandbox.core.SessionTerms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of a completed session that another amount was paid; everything else is as it is. */
final class OtherAmount {

    private static final String COMPLETED = "checkout.session.completed";

    private OtherAmount() {}

    /** The total of the session that the event completes. */
    static @Nullable Long total(StripeEvent event) {
        return event.type().equals(COMPLETED) && event.object() instanceof CheckoutSession session
                ? session.terms().total()
                : null;
    }

    /** An event of its own id that no log holds: Stripe never had it. */
    static StripeEvent of(StripeEvent completed, String id, long amount) {
        if (!(completed.object() instanceof CheckoutSession session)) {
            throw new IllegalArgumentException(completed.type() + " completes no session");
        }
        return new StripeEvent(
                id,
                0,
                completed.type(),
                completed.created(),
                session.sharing(with(session.terms(), amount)),
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
