package dev.usher.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class CodeKeyTests {

    private static final String CODE = "013XR-ZP16B-2";

    /** The bytes 0 to 31 in base64. */
    private static final CodeKey KEY =
            CodeKey.ofBase64("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    /** The value was made by another implementation in another language. */
    @Test
    void hashesACodeAsPublished() {
        assertThat(KEY.hash(CODE))
                .isEqualTo(
                        "182f88af.534cb91e0167c99c29704dc866bdb47b"
                                + "e458ce1d5695b95288ec24238c4d9b62");
    }

    @Test
    void knowsItsOwnHashes() {
        CodeKey other = new CodeKey(new byte[32]);

        assertThat(KEY.made(KEY.hash(CODE))).isTrue();
        assertThat(KEY.made(other.hash(CODE))).isFalse();
        assertThat(other.hash(CODE)).isNotEqualTo(KEY.hash(CODE));
        assertThat(KEY.hash("013XR-ZP16B-3")).isNotEqualTo(KEY.hash(CODE));
    }

    @Test
    void refusesAShortOrMalformedSecretAndNeverShowsOne() {
        String secret = Base64.getEncoder().encodeToString("too short a secret".getBytes(UTF_8));

        for (String text : new String[] {secret, "no base64, but a secret", ""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CodeKey.ofBase64(text))
                    .withNoCause()
                    .satisfies(
                            refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
        }
        assertThat(KEY).hasToString("code key 182f88af");
    }
}
