package dev.usher.payment.checkout;

import dev.usher.payment.order.AdvanceOrder;
import dev.usher.payment.order.CloseOrder;
import dev.usher.payment.order.OrderState;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.idempotency.KeyedWork;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens the planned session of a claimed attempt at the payment provider. */
@Component
class OpenSession {

    private static final Logger log = LoggerFactory.getLogger(OpenSession.class);

    private final PaymentProvider provider;
    private final PlanSession plans;
    private final AdvanceOrder advance;
    private final CloseOrder close;

    OpenSession(
            PaymentProvider provider, PlanSession plans, AdvanceOrder advance, CloseOrder close) {
        this.provider = provider;
        this.plans = plans;
        this.advance = advance;
        this.close = close;
    }

    /** Empty if the plan can't be requested any more, though its session may exist. */
    Optional<CheckoutOutcome> open(OrderState attempt, KeyedWork<OrderState> key) {
        if (plans.stale(attempt)) {
            return Optional.empty();
        }
        return switch (provider.openSession(plans.request(attempt))) {
            case SessionOpening.Opened(String session, String url) -> {
                CrashPoint.hit("stripe_create.after_response_before_update");
                yield Optional.of(
                        CheckoutOutcome.opened(advance.opened(attempt.id(), session, url, key)));
            }
            case SessionOpening.AttemptSpent _ -> Optional.empty();
            case SessionOpening.Busy _ -> Optional.of(new CheckoutOutcome.ProviderBusy());
            case SessionOpening.Unavailable _ ->
                    Optional.of(new CheckoutOutcome.ProviderUnavailable());
            case SessionOpening.Refused(SessionOpening.Part part, String code) -> {
                log.warn("Stripe refused {} of order {}: {}", part, attempt.id(), code);
                Deadline.ignore(() -> close.giveUp(attempt.id()));
                yield Optional.of(refused(attempt, part, code));
            }
            case SessionOpening.Rejected(String reason) -> {
                log.error("Stripe rejected the session of order {}: {}", attempt.id(), reason);
                Deadline.ignore(() -> close.giveUp(attempt.id()));
                yield Optional.of(new CheckoutOutcome.ProviderUnavailable());
            }
        };
    }

    /** The shop is told what it may correct. Pages of this service are an operator's matter. */
    private static CheckoutOutcome refused(
            OrderState attempt, SessionOpening.Part part, String code) {
        boolean ours =
                switch (part) {
                    case SUCCESS_URL -> attempt.returnUrls().success() == null;
                    case CANCEL_URL -> attempt.returnUrls().cancel() == null;
                    case SALE -> false;
                };
        if (ours) {
            log.error("usher.public-url must be an address that Stripe accepts: {}", code);
            return new CheckoutOutcome.ProviderUnavailable();
        }
        return new CheckoutOutcome.Refused(part, code);
    }
}
