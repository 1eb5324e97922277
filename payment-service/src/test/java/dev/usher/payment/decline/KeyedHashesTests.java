package dev.usher.payment.decline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyedHashesTests {

    private final KeyedHashes hashes = withKey("a secret of the operator");

    @Test
    void areTheSameOnEveryReplica() {
        assertThat(withKey("a secret of the operator").ofCard("Xt5EWLLDS7FJjR1c"))
                .isEqualTo(hashes.ofCard("Xt5EWLLDS7FJjR1c"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void tellNothingToThoseWithoutTheKey() {
        assertThat(hashes.ofAddress("192.0.2.7"))
                .isNotEqualTo(withKey("another").ofAddress("192.0.2.7"))
                .isNotEqualTo(withKey("").ofAddress("192.0.2.7"))
                .isNotEqualTo(hashes.ofCard("192.0.2.7"))
                .isNotEqualTo(hashes.ofAddress("192.0.2.8"));
    }

    @Test
    void areMadeFromTheKeyOfStripeIfThereIsNoOther() {
        KeyedHashes ours = new KeyedHashes(settings(""), "sk_test_ours");

        assertThat(ours.ofCard("Xt5EWLLDS7FJjR1c"))
                .isEqualTo(
                        new KeyedHashes(settings(" "), "sk_test_ours").ofCard("Xt5EWLLDS7FJjR1c"))
                .isNotEqualTo(
                        new KeyedHashes(settings(""), "sk_test_other").ofCard("Xt5EWLLDS7FJjR1c"));
    }

    private static KeyedHashes withKey(String key) {
        return new KeyedHashes(settings(key), "sk_test_of_the_test");
    }

    private static DeclineSettings settings(String key) {
        return new DeclineSettings(
                Duration.ofHours(24), 10, 5, 200, 100, key, Duration.ofHours(1), 1000);
    }
}
