package dev.usher.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTests {

    private static final Duration MAX = Duration.ofSeconds(30);

    @Test
    void readsTheSecondsAmongOtherPreferences() {
        assertThat(OrderSettings.Wait.of("wait=5", MAX).atMost()).hasSeconds(5);
        assertThat(OrderSettings.Wait.of("respond-async, Wait=\"7\"; x=1", MAX).atMost())
                .hasSeconds(7);
    }

    @Test
    void waitsNoLongerThanIsAllowed() {
        assertThat(OrderSettings.Wait.of("wait=31", MAX).atMost()).isEqualTo(MAX);
        assertThat(OrderSettings.Wait.of("wait=999999999", MAX).atMost()).isEqualTo(MAX);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "wait", "wait=", "wait=-1", "wait=x", "await=5", "wait=99999999999"})
    void passesOverWhatIsNoPreference(String prefer) {
        assertThat(OrderSettings.Wait.of(prefer, MAX).wanted()).isFalse();
    }
}
