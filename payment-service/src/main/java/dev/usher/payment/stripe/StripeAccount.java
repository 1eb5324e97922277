package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Holds readiness back until Stripe has confirmed once that the account moves real money. If no
 * real money is expected, the service is ready at once.
 */
@Component("stripeAccountHealthIndicator")
class StripeAccount implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(StripeAccount.class);

    private final StripeClient client;
    private final StripeCalls calls;
    private volatile boolean confirmed;

    StripeAccount(StripeClient client, StripeCalls calls, StripeSettings settings) {
        this.client = client;
        this.calls = calls;
        this.confirmed = !settings.livemode();
    }

    @Override
    public Health health() {
        if (!confirmed) {
            confirmed = real();
        }
        return confirmed
                ? Health.up().build()
                : Health.down().withDetail("livemode", "not confirmed").build();
    }

    private boolean real() {
        try {
            return Boolean.TRUE.equals(
                    calls.make(
                            CallRate.Endpoint.BALANCE,
                            () -> client.v1().balance().retrieve().getLivemode()));
        } catch (StripeException | RuntimeException unknown) {
            log.warn("Stripe did not answer whether the account moves real money", unknown);
            return false;
        }
    }
}
