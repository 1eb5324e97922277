package dev.usher.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key reaches nobody but Stripe, and no key of real money is used at all. */
class ParityOptionsTests {

    private static final String TEST_KEY = "sk" + "_test_4eC39HqLyjWDarjtT1zdp7dc";

    @Test
    void asksStripeWithATestKey() {
        ParityOptions options = ParityOptions.parse(List.of(), TEST_KEY);

        assertThat(options.stripe()).isTrue();
        assertThat(options.key()).isEqualTo(TEST_KEY);
        assertThat(options.toString()).doesNotContain(TEST_KEY);
        assertThat(ParityOptions.parse(List.of(), "rk" + "_test_abc").stripe()).isTrue();
    }

    @Test
    void doesNotRunWithoutAKey() {
        assertThatThrownBy(() -> ParityOptions.parse(List.of(), null))
                .isInstanceOf(ParityOptions.NotRun.class)
                .hasMessageContaining("STRIPE_TEST_KEY is not set");
        assertThatThrownBy(() -> ParityOptions.parse(List.of(), " "))
                .isInstanceOf(ParityOptions.NotRun.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_", "rk_"})
    void refusesALiveKeyAnywhereAndNeverShowsIt(String kind) {
        String key = kind + "live_1234567890";

        for (List<String> words :
                List.of(List.<String>of(), List.of("--base", "http://localhost:8085"))) {
            assertThatThrownBy(() -> ParityOptions.parse(words, key))
                    .isInstanceOf(ParityOptions.NotRun.class)
                    .hasMessageContaining("live key")
                    .hasMessageNotContaining("1234567890");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pk_test_1", "sk_test_", "sk_test_sandbox_tests", "whsec_1", "sk_test_a b"})
    void refusesWhatIsNoTestKeyOfStripe(String key) {
        assertThatThrownBy(() -> ParityOptions.parse(List.of(), key))
                .isInstanceOf(ParityOptions.NotRun.class)
                .hasMessageContaining("must begin with sk_test_ or rk_test_,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.stripe.com",
                "https://api.stripe.com.evil.example",
                "https://api.stripe.com/",
                "https://api.stripe.com@evil.example",
                "https://localhost:8085",
                "http://localhost@evil.example",
                "http://user@localhost:8085",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "http://localhost:8085/v1",
                "http://localhost:8085?a=b",
                "http://10.0.0.1",
                "//localhost:8085",
                "localhost:8085",
                "file:///etc/passwd",
                ""
            })
    void refusesEveryOtherAddress(String base) {
        assertThatThrownBy(() -> ParityOptions.parse(List.of("--base", base), TEST_KEY))
                .isInstanceOf(ParityOptions.NotRun.class)
                .hasMessageContaining("The base must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8085", "http://127.0.0.1:8085", "http://[::1]:8085"})
    void sendsStripesKeyToNoSandbox(String base) {
        ParityOptions options = ParityOptions.parse(List.of("--base", base), TEST_KEY);

        assertThat(options.stripe()).isFalse();
        assertThat(options.key()).startsWith("sk_test_sandbox_");
    }

    @Test
    void refusesOtherWords() {
        assertThatThrownBy(() -> ParityOptions.parse(List.of("--live"), TEST_KEY))
                .isInstanceOf(ParityOptions.NotRun.class);
        assertThatThrownBy(() -> ParityOptions.parse(List.of("--base"), TEST_KEY))
                .isInstanceOf(ParityOptions.NotRun.class);
    }
}
