package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedCredentialTests {

    private static final HexFormat HEX = HexFormat.of();

    private final SigningKey key =
            new SigningKey(
                    KeyId.parse(Vectors.PUBLIC.key().keyId()),
                    HEX.parseHex(Vectors.PUBLIC.key().seed()));
    private final CredentialSigner signer = new CredentialSigner();

    static List<Vectors.Valid> valid() {
        return Vectors.PUBLIC.valid();
    }

    static List<Vectors.Refused> malformed() {
        return Vectors.PUBLIC.malformed();
    }

    static List<Vectors.Refused> forged() {
        return Vectors.PUBLIC.forged();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void signsExactlyLikeThePublicVectors(Vectors.Valid vector) {
        assertThat(signer.sign(vector.claims(), key)).isEqualTo(vector.credential());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsAndVerifiesThePublicVectors(Vectors.Valid vector) {
        SignedCredential presented = SignedCredential.parse(vector.credential()).orElseThrow();

        assertThat(presented.claims()).isEqualTo(vector.claims());
        assertThat(presented.keyId()).isEqualTo(key.keyId());
        assertThat(presented.verify(key.verifyingKey())).isTrue();
        assertThat(key.verifyingKey())
                .isEqualTo(new VerifyingKey(HEX.parseHex(Vectors.PUBLIC.key().publicKey())));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesEveryOtherEncodingOfACredential(Vectors.Refused vector) {
        assertThat(SignedCredential.parse(vector.credential())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forged")
    void doesNotVerifyAForgery(Vectors.Refused vector) {
        SignedCredential presented = SignedCredential.parse(vector.credential()).orElseThrow();

        assertThat(presented.verify(key.verifyingKey())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void refusesEverySingleFlippedBit(Vectors.Valid vector) {
        byte[] cose = HEX.parseHex(vector.cose());

        for (int bit = 0; bit < cose.length * 8; bit++) {
            byte[] altered = cose.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(accepts(SignedCredential.PREFIX + Base45.encode(altered)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void refusesEveryOtherCharacterInEveryPlace(Vectors.Valid vector) {
        String text = vector.credential();

        for (int at = 0; at < text.length(); at++) {
            for (char other : new char[] {'0', 'A', ':', ' ', 'a', '\0', 'é', '\uFFFF'}) {
                if (other != text.charAt(at)) {
                    String altered = text.substring(0, at) + other + text.substring(at + 1);
                    assertThat(accepts(altered)).as("%s at %d", (int) other, at).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void refusesEveryTruncation(Vectors.Valid vector) {
        byte[] cose = HEX.parseHex(vector.cose());

        for (int length = 0; length < vector.credential().length(); length++) {
            assertThat(SignedCredential.parse(vector.credential().substring(0, length))).isEmpty();
        }
        for (int length = 0; length < cose.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(cose, length);
            assertThat(SignedCredential.parse(SignedCredential.PREFIX + Base45.encode(cut)))
                    .isEmpty();
        }
    }

    @Test
    void refusesAnotherEventsKey() {
        SigningKey other = new SigningKey(key.keyId(), new byte[32]);
        String text = signer.sign(Vectors.PUBLIC.valid().getFirst().claims(), key);

        assertThat(SignedCredential.parse(text).orElseThrow().verify(other.verifyingKey()))
                .isFalse();
    }

    @Test
    void acceptsNoRandomNoiseAndNeverThrows() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
        byte[] good = HEX.parseHex(Vectors.PUBLIC.valid().getFirst().cose());

        for (int round = 0; round < 50_000; round++) {
            byte[] noise = good.clone();
            int changes = 1 + random.nextInt(6);
            for (int i = 0; i < changes; i++) {
                noise[random.nextInt(noise.length - 64)] = (byte) random.nextInt();
            }
            if (!java.util.Arrays.equals(noise, good)) {
                String text = SignedCredential.PREFIX + Base45.encode(noise);
                SignedCredential.parse(text)
                        .ifPresent(read ->
                                assertThat(reencoded(read)).as("canonical").isEqualTo(text));
            }
        }
    }

    /** Encodes the claims again, which gives the same text up to the signature. */
    private String reencoded(SignedCredential read) {
        byte[] header = Layout.protectedHeader(read.keyId());
        byte[] good = HEX.parseHex(Vectors.PUBLIC.valid().getFirst().signature());
        return SignedCredential.PREFIX
                + Base45.encode(Layout.sealed(header, Layout.payload(read.claims()), good));
    }

    private boolean accepts(String text) {
        return SignedCredential.parse(text)
                .filter(presented -> presented.verify(key.verifyingKey()))
                .isPresent();
    }
}
