package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.platform.web.problem.ProblemException;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenOrderTests {

    private static final UUID RESERVATION = new UUID(1, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com/thanks",
                "HTTPS://shop.example.com/?s={CHECKOUT_SESSION_ID}#top",
                "http://localhost:3000/thanks",
                "http://127.0.0.1/thanks",
                "http://[::1]:8080/thanks"
            })
    void takesSecureAndLocalAddresses(String url) {
        OpenOrder wish = new OpenOrder(RESERVATION, url, url);

        assertThat(wish.reservation()).isEqualTo(RESERVATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "thanks",
                "/thanks",
                "http://shop.example.com",
                "http://localhost.example.com",
                "http://localhost@example.com",
                "https://user:password@example.com",
                "https://",
                "https:thanks",
                "ftp://localhost/",
                "javascript:alert(1)",
                "https://exa mple.com",
                "https://example.com/{OTHER}"
            })
    void refusesOtherAddresses(String url) {
        OpenOrder wish = new OpenOrder(RESERVATION, url, null);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(wish::reservation)
                .satisfies(problem ->
                        assertThat(problem.violations())
                                .extracting("pointer", "code")
                                .containsExactly(tuple("/successUrl", "invalid_url")));
    }
}
