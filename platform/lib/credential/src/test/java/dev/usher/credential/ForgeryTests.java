package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Alters 100 genuine credentials. With the system property {@code usher.long} there are 1,000,000
 * alterations instead of 20,000. None may be accepted, and reading one must not throw.
 */
class ForgeryTests {

    private static final int CREDENTIALS = 100;
    private static final int ALTERATIONS = Boolean.getBoolean("usher.long") ? 1_000_000 : 20_000;
    private static final String BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final UUID EVENT = UUID.fromString("01932f00-0000-7000-8000-000000000001");
    private static final RootSecret ROOT = new RootSecret(new byte[RootSecret.MIN_BYTES]);

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20261130);
    private final SigningKey key = ROOT.signingKey(EVENT, 1);
    private final List<String> genuine =
            IntStream.range(0, CREDENTIALS).mapToObj(_ -> credential()).toList();

    /** Bit after bit of one credential after the other, until the number is reached. */
    @Test
    void acceptsNoFlippedBit() {
        int done = 0;
        for (String text : genuine) {
            byte[] cose = bytes(text);
            for (int bit = 0; bit < cose.length * 8 && done < ALTERATIONS / 2; bit++) {
                byte[] altered = cose.clone();
                altered[bit / 8] ^= (byte) (1 << bit % 8);
                refuse(text(altered));
                done++;
            }
        }
    }

    @Test
    void acceptsNoAlterationOfBytes() {
        for (int i = 0; i < ALTERATIONS / 2; i++) {
            byte[] cose = bytes(any(genuine));
            byte[] altered =
                    switch (random.nextInt(6)) {
                        case 0 -> Arrays.copyOf(cose, random.nextInt(cose.length));
                        case 1 -> withSomeBytes(cose, 0, cose.length);
                        case 2 -> withSomeBytes(cose, cose.length - 64, cose.length);
                        case 3 -> without(cose, random.nextInt(cose.length));
                        case 4 -> withSignatureOf(cose, bytes(any(genuine)));
                        default -> Arrays.copyOf(cose, cose.length + 1 + random.nextInt(3));
                    };
            if (!Arrays.equals(altered, cose)) {
                refuse(text(altered));
            }
        }
    }

    @Test
    void acceptsNoAlterationOfCharacters() {
        for (int i = 0; i < ALTERATIONS / 4; i++) {
            String text = any(genuine);
            StringBuilder altered = new StringBuilder(text);
            int at = random.nextInt(text.length());
            char other = BASE45.charAt(random.nextInt(BASE45.length()));
            switch (random.nextInt(4)) {
                case 0 -> altered.setCharAt(at, other);
                case 1 -> altered.insert(at, other);
                case 2 -> altered.deleteCharAt(at);
                default -> altered.setCharAt(at, (char) random.nextInt(Character.MAX_VALUE));
            }
            if (!altered.toString().equals(text)) {
                refuse(altered.toString());
            }
        }
    }

    @Test
    void acceptsNoCredentialUnderTheKeyOfAnotherEventOrGeneration() {
        List<VerifyingKey> others =
                List.of(
                        ROOT.signingKey(EVENT, 2).verifyingKey(),
                        ROOT.signingKey(new UUID(1, 1), 1).verifyingKey());

        for (String text : genuine) {
            SignedCredential read = SignedCredential.parse(text).orElseThrow();
            assertThat(read.verify(key.verifyingKey())).isTrue();
            assertThat(others).noneMatch(read::verify);
        }
    }

    /** Under a point of small order, a signature of zeros would verify for some messages. */
    @Test
    void takesNoPointOfSmallOrderForAKeyInAnyEngine() {
        for (Ed25519Engine engine : Engines.working()) {
            for (String point :
                    List.of(
                            "0000000000000000000000000000000000000000000000000000000000000000",
                            "0000000000000000000000000000000000000000000000000000000000000080",
                            "0100000000000000000000000000000000000000000000000000000000000000",
                            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new VerifyingKey(HexFormat.of().parseHex(point), engine));
            }
        }
    }

    private void refuse(String altered) {
        assertThat(SignedCredential.parse(altered).filter(read -> read.verify(key.verifyingKey())))
                .as(altered)
                .isEmpty();
    }

    private String credential() {
        return new CredentialSigner()
                .sign(
                        new Credential(
                                new UUID(random.nextLong(), random.nextLong()),
                                EVENT,
                                1 + random.nextInt(3),
                                Instant.ofEpochSecond(random.nextLong(1L << 31)),
                                Instant.ofEpochSecond((1L << 31) + random.nextLong(1L << 31))),
                        key);
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private byte[] withSomeBytes(byte[] cose, int from, int to) {
        byte[] altered = cose.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            altered[random.nextInt(from, to)] = (byte) random.nextInt();
        }
        return altered;
    }

    private static byte[] without(byte[] cose, int at) {
        byte[] altered = Arrays.copyOf(cose, cose.length - 1);
        System.arraycopy(cose, at + 1, altered, at, altered.length - at);
        return altered;
    }

    private static byte[] withSignatureOf(byte[] cose, byte[] other) {
        byte[] altered = cose.clone();
        System.arraycopy(other, other.length - 64, altered, cose.length - 64, 64);
        return altered;
    }

    private static byte[] bytes(String text) {
        try {
            return Base45.decode(text.substring(SignedCredential.PREFIX.length()));
        } catch (MalformedCredential impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] cose) {
        return SignedCredential.PREFIX + Base45.encode(cose);
    }
}
