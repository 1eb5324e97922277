package dev.usher.platform.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class AddressKeyTests {

    private static final EmailAddress STAN = new EmailAddress("Stan@Example.com");

    /** The bytes 0 to 31 in base64. */
    private static final AddressKey KEY =
            AddressKey.ofBase64("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    /** The value was made by another implementation in another language. */
    @Test
    void hashesAnAddressAsPublished() {
        assertThat(KEY.hash(STAN))
                .isEqualTo(
                        "43faf339.fc14f4392d7bef9458494f6c54d2eac7"
                                + "abb2cc9b6f28adb998a9228870b5c053");
    }

    @Test
    void knowsItsOwnHashes() {
        AddressKey other = new AddressKey(new byte[32]);

        assertThat(KEY.made(KEY.hash(STAN))).isTrue();
        assertThat(KEY.made(other.hash(STAN))).isFalse();
        assertThat(KEY.hash(STAN))
                .isEqualTo(KEY.hash(new EmailAddress("stan@example.com")))
                .isNotEqualTo(other.hash(STAN))
                .isNotEqualTo(KEY.hash(new EmailAddress("\u017Ftan@example.com")));
    }

    @Test
    void refusesAShortOrMalformedSecretAndNeverShowsOne() {
        String secret = Base64.getEncoder().encodeToString("too short a secret".getBytes(UTF_8));

        for (String text : new String[] {secret, "no base64, but a secret", ""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AddressKey.ofBase64(text))
                    .withNoCause()
                    .satisfies(
                            refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
        }
        assertThat(KEY).hasToString("address key 43faf339");
    }
}
