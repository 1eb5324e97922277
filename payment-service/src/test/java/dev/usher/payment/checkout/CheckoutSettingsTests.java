package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckoutSettingsTests {

    private static final Instant NOW = Instant.parse("2026-12-01T19:00:00.750Z");

    @Test
    void asksForALongerSessionThanTheBuyerHas() {
        CheckoutSettings settings = settings(Duration.ofMinutes(12));

        assertThat(settings.orderEnds(NOW)).isEqualTo("2026-12-01T19:12:00Z");
        assertThat(settings.sessionEnds(NOW)).isEqualTo("2026-12-01T19:31:00Z");
    }

    @Test
    void asksForASessionAsLongAsTheBuyerHas() {
        CheckoutSettings settings = settings(Duration.ofHours(2));

        assertThat(settings.sessionEnds(NOW)).isEqualTo("2026-12-01T21:00:00Z");
    }

    @Test
    void repeatsAPlanForAWhileOnly() {
        CheckoutSettings settings = settings(Duration.ofMinutes(31));
        Instant ends = settings.sessionEnds(NOW);

        assertThat(settings.stale(ends, NOW)).isFalse();
        assertThat(settings.stale(ends, NOW.plusSeconds(44))).isFalse();
        assertThat(settings.stale(ends, NOW.plusSeconds(46))).isTrue();
    }

    @Test
    void refusesWhatStripeWouldRefuse() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(Duration.ofHours(24)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new CheckoutSettings(
                                Duration.ofMinutes(31),
                                Duration.ofMinutes(30),
                                Duration.ofSeconds(45),
                                Duration.ofSeconds(10)));
    }

    private static CheckoutSettings settings(Duration deadline) {
        return new CheckoutSettings(
                deadline, Duration.ofMinutes(31), Duration.ofSeconds(45), Duration.ofSeconds(10));
    }
}
