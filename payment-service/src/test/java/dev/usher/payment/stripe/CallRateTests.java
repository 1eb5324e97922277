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

    private static final Duration PATIENT = Duration.ofDays(1);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong now = new AtomicLong(-5 * SECOND);
    private final CallRate rate = new CallRate(8, 3, Duration.ofSeconds(2), now::get);

    @Test
    void letsABurstThroughThatStripeTakes() {
        assertThat(rate.reserve(CREATE_SESSION, PATIENT)).isZero();
        assertThat(rate.reserve(CREATE_SESSION, PATIENT)).isZero();
        assertThat(rate.reserve(CREATE_SESSION, PATIENT)).isZero();
        assertThat(rate.reserve(CREATE_SESSION, PATIENT)).isEqualTo(SECOND);
    }

    @Test
    void keepsAnyTwoCallsThatFarApartThatNoSecondHasMoreThanItMay() {
        for (int i = 0; i < 3; i++) {
            rate.reserve(CREATE_SESSION, PATIENT);
        }
        now.addAndGet(SECOND / 2);

        assertThat(rate.reserve(CREATE_SESSION, PATIENT)).isEqualTo(SECOND / 2);
    }

    @Test
    void saysNoWhenTheQueueIsTooLong() {
        for (int i = 0; i < 9; i++) {
            assertThat(rate.reserve(CREATE_SESSION, PATIENT)).isNotNegative();
        }

        assertThat(rate.reserve(CREATE_SESSION, PATIENT)).isNegative();
        now.addAndGet(SECOND);
        assertThat(rate.reserve(CREATE_SESSION, PATIENT)).isEqualTo(2 * SECOND);
    }

    @Test
    void countsEachEndpointByItselfAndAllTogether() {
        for (int i = 0; i < 3; i++) {
            assertThat(rate.reserve(CREATE_SESSION, PATIENT)).isZero();
            assertThat(rate.reserve(READ_SESSION, PATIENT)).isZero();
        }
        assertThat(rate.reserve(EXPIRE_SESSION, PATIENT)).isZero();
        assertThat(rate.reserve(EXPIRE_SESSION, PATIENT)).isZero();

        assertThat(rate.reserve(LIST_SESSIONS, PATIENT)).isEqualTo(SECOND);
    }

    @Test
    void spreadsTheCallsToAnEndpointOverTheSecond() {
        CallRate usual = new CallRate(80, 20, Duration.ofSeconds(2), now::get);

        for (int i = 0; i < 45; i++) {
            assertThat(usual.reserve(CREATE_SESSION, PATIENT)).isEqualTo(i / 5 * SECOND / 4);
        }
        assertThat(usual.reserve(CREATE_SESSION, PATIENT)).isNegative();
        assertThat(usual.reserve(READ_SESSION, PATIENT)).isZero();
    }

    @Test
    void saysNoWhenTheTurnComesTooLateForTheCaller() {
        for (int i = 0; i < 3; i++) {
            rate.reserve(CREATE_SESSION, PATIENT);
        }

        assertThat(rate.reserve(CREATE_SESSION, Duration.ofMillis(999))).isNegative();
        assertThat(rate.reserve(CREATE_SESSION, Duration.ofSeconds(1))).isEqualTo(SECOND);
    }
}
