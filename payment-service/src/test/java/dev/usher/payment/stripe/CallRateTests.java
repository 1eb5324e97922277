package dev.usher.payment.stripe;

import static dev.usher.payment.stripe.CallRate.Endpoint.CREATE_SESSION;
import static dev.usher.payment.stripe.CallRate.Endpoint.EXPIRE_SESSION;
import static dev.usher.payment.stripe.CallRate.Endpoint.LIST_SESSIONS;
import static dev.usher.payment.stripe.CallRate.Endpoint.READ_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallRateTests {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong now = new AtomicLong(-5 * SECOND);
    private final CallRate rate = new CallRate(8, 3, Duration.ofSeconds(2), now::get);

    @Test
    void letsABurstThroughThatStripeTakes() {
        assertThat(rate.reserve(CREATE_SESSION)).isZero();
        assertThat(rate.reserve(CREATE_SESSION)).isZero();
        assertThat(rate.reserve(CREATE_SESSION)).isZero();
        assertThat(rate.reserve(CREATE_SESSION)).isEqualTo(SECOND);
    }

    @Test
    void keepsAnyTwoCallsThatFarApartThatNoSecondHasMoreThanItMay() {
        for (int i = 0; i < 3; i++) {
            rate.reserve(CREATE_SESSION);
        }
        now.addAndGet(SECOND / 2);

        assertThat(rate.reserve(CREATE_SESSION)).isEqualTo(SECOND / 2);
    }

    @Test
    void saysNoWhenTheQueueIsTooLong() {
        for (int i = 0; i < 9; i++) {
            assertThat(rate.reserve(CREATE_SESSION)).isNotNegative();
        }

        assertThat(rate.reserve(CREATE_SESSION)).isNegative();
        now.addAndGet(SECOND);
        assertThat(rate.reserve(CREATE_SESSION)).isEqualTo(2 * SECOND);
    }

    @Test
    void countsEachEndpointByItselfAndAllTogether() {
        for (int i = 0; i < 3; i++) {
            assertThat(rate.reserve(CREATE_SESSION)).isZero();
            assertThat(rate.reserve(READ_SESSION)).isZero();
        }
        assertThat(rate.reserve(EXPIRE_SESSION)).isZero();
        assertThat(rate.reserve(EXPIRE_SESSION)).isZero();

        assertThat(rate.reserve(LIST_SESSIONS)).isEqualTo(SECOND);
    }
}
