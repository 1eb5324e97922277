package dev.usher.chaos.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StripeTests {

    private static final Map<String, String> TOLD = Stripe.variables();

    @Test
    void reportsNothingIfTheSandboxKeptAll() {
        assertThat(Stripe.forgotten(0, most() - 1)).isEmpty();
    }

    @Test
    void reportsDroppedSessions() {
        assertThat(Stripe.forgotten(3, 0))
                .containsExactly("Stripe's sandbox has dropped 3 sessions");
    }

    @Test
    void reportsDeliveriesAtTheirLimit() {
        assertThat(Stripe.forgotten(0, most()))
                .containsExactly("Stripe's sandbox may have dropped deliveries");
    }

    private static int most() {
        return Integer.parseInt(TOLD.get("SANDBOX_WEBHOOK_MAXDELIVERIES"));
    }
}
