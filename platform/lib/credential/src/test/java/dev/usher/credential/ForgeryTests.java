package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Forges 100 genuine credentials. With the system property {@code usher.long} there are more than
 * 1,000,000 forgeries instead of more than 20,000, among them every single flipped bit. None may be
 * accepted, and reading one must not throw.
 */
class ForgeryTests {

    private static final boolean LONG = Boolean.getBoolean("usher.long");
    private static final int FORGERIES = LONG ? 1_000_000 : 20_000;
    private static final int FLIPS = LONG ? Integer.MAX_VALUE : FORGERIES / 4;
    private static final int OF_BYTES = FORGERIES * 6 / 10;
    private static final int OF_CHARACTERS = FORGERIES * 3 / 10;

    /** How many of the credentials each further kind of forgery is made of. */
    private static final int EXAMPLES = LONG ? 100 : 5;

    private static final int SIGNATURE = Layout.SIGNATURE_BYTES;
    private static final String BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /** The encodings of points of small order, those beyond the field's prime included. */
    private static final List<byte[]> SMALL_ORDER =
            List.of(
                    point("0000000000000000000000000000000000000000000000000000000000000000"),
                    point("0000000000000000000000000000000000000000000000000000000000000080"),
                    point("0100000000000000000000000000000000000000000000000000000000000000"),
                    point("0100000000000000000000000000000000000000000000000000000000000080"),
                    point("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
                    point("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
                    point("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
                    point("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"),
                    point("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                    point("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
                    point("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                    point("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
                    point("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                    point("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"));

    /** The order of the group, little-endian. A number S from here on has a smaller twin. */
    private static final byte[] GROUP_ORDER =
            point("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    private static final Map<String, Integer> REFUSED = new TreeMap<>();

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20261130);
    private final GenuineCredentials genuine = GenuineCredentials.of(100, 20261130);
    private final SigningKey key = genuine.key();
    private int refused;

    @AfterAll
    static void tell() {
        int all = REFUSED.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("%,d forgeries refused, 0 accepted: %s%n", all, REFUSED);
    }

    @Test
    void acceptsWhatIsGenuine() {
        for (String text : genuine.texts()) {
            SignedCredential read = SignedCredential.parse(text).orElseThrow();
            assertThat(read.verify(key.verifyingKey())).isTrue();
        }
    }

    /** Bit after bit of one credential after the other. */
    @Test
    void acceptsNoFlippedBit() {
        for (String text : genuine.texts()) {
            byte[] cose = GenuineCredentials.bytes(text);
            for (int bit = 0; bit < cose.length * 8 && refused < FLIPS; bit++) {
                byte[] altered = cose.clone();
                altered[bit / 8] ^= (byte) (1 << bit % 8);
                refuse(GenuineCredentials.text(altered));
            }
        }
        tell("flipped bits", LONG ? 100 * 140 * 8 : FLIPS);
    }

    @Test
    void acceptsNoTruncation() {
        for (String text : genuine.texts().subList(0, EXAMPLES)) {
            byte[] cose = GenuineCredentials.bytes(text);
            for (int length = 0; length < cose.length; length++) {
                refuse(GenuineCredentials.text(Arrays.copyOf(cose, length)));
            }
            for (int length = 0; length < text.length(); length++) {
                refuse(text.substring(0, length));
            }
        }
        tell("truncations", EXAMPLES * 360);
    }

    @Test
    void acceptsNoAlterationOfBytes() {
        while (refused < OF_BYTES) {
            byte[] cose = GenuineCredentials.bytes(any());
            byte[] altered =
                    switch (random.nextInt(6)) {
                        case 0 -> Arrays.copyOf(cose, random.nextInt(cose.length));
                        case 1 -> withSomeBytes(cose, 0, cose.length);
                        case 2 -> withSomeBytes(cose, cose.length - SIGNATURE, cose.length);
                        case 3 -> without(cose, random.nextInt(cose.length));
                        case 4 -> withSignatureOf(cose, GenuineCredentials.bytes(any()));
                        default -> Arrays.copyOf(cose, cose.length + 1 + random.nextInt(3));
                    };
            if (!Arrays.equals(altered, cose)) {
                refuse(GenuineCredentials.text(altered));
            }
        }
        tell("altered bytes", OF_BYTES);
    }

    @Test
    void acceptsNoAlterationOfCharacters() {
        while (refused < OF_CHARACTERS) {
            String text = any();
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
        tell("altered characters", OF_CHARACTERS);
    }

    @Test
    void acceptsNoOtherEncodingOfTheSameClaimsEvenIfItIsSigned() {
        OtherEncodings encodings = new OtherEncodings(key);
        for (Credential claims : genuine.claims().subList(0, EXAMPLES)) {
            encodings.of(claims).forEach(this::refuse);
        }
        tell("other encodings", EXAMPLES * 300);
    }

    @Test
    void acceptsNoCredentialUnderTheKeyOfAnotherEventOrGeneration() {
        List<VerifyingKey> others =
                List.of(
                        GenuineCredentials.ROOT
                                .signingKey(GenuineCredentials.EVENT, 2)
                                .verifyingKey(),
                        GenuineCredentials.ROOT.signingKey(new UUID(1, 1), 1).verifyingKey());

        for (String text : genuine.texts()) {
            SignedCredential read = SignedCredential.parse(text).orElseThrow();
            for (VerifyingKey other : others) {
                assertThat(read.verify(other)).isFalse();
                refused++;
            }
        }
        tell("keys of other events", 200);
    }

    /** Under a point of small order, a signature of zeros would verify for some messages. */
    @Test
    void takesNoPointOfSmallOrderForAKeyInAnyEngine() {
        for (Ed25519Engine engine : Engines.working()) {
            for (byte[] point : SMALL_ORDER) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new VerifyingKey(point, engine));
            }
        }
    }

    /** With a point of small order for R, and a number S of zero, as it was, or one beyond. */
    @Test
    void acceptsNoPointOfSmallOrderInASignature() {
        for (String text : genuine.texts().subList(0, EXAMPLES)) {
            byte[] cose = GenuineCredentials.bytes(text);
            for (byte[] point : SMALL_ORDER) {
                for (byte[] number :
                        List.of(
                                new byte[SIGNATURE / 2],
                                Arrays.copyOfRange(cose, cose.length - SIGNATURE / 2, cose.length),
                                GROUP_ORDER)) {
                    byte[] altered = Arrays.copyOf(cose, cose.length);
                    System.arraycopy(point, 0, altered, cose.length - SIGNATURE, point.length);
                    System.arraycopy(
                            number, 0, altered, cose.length - SIGNATURE / 2, number.length);
                    refuse(GenuineCredentials.text(altered));
                }
            }
        }
        tell("points of small order", EXAMPLES * SMALL_ORDER.size() * 3);
    }

    /** The same signature with S plus the order of the group, which a lax check accepts. */
    @Test
    void acceptsNoSecondFormOfASignature() {
        for (String text : genuine.texts()) {
            byte[] altered = GenuineCredentials.bytes(text);
            int carry = 0;
            for (int i = 0; i < GROUP_ORDER.length; i++) {
                int at = altered.length - SIGNATURE / 2 + i;
                carry += (altered[at] & 0xFF) + (GROUP_ORDER[i] & 0xFF);
                altered[at] = (byte) carry;
                carry >>= 8;
            }
            refuse(GenuineCredentials.text(altered));
        }
        tell("second forms of signatures", 100);
    }

    private void refuse(String altered) {
        // The fluent assertion alone would take longer than the reading.
        if (SignedCredential.parse(altered)
                .filter(read -> read.verify(key.verifyingKey()))
                .isPresent()) {
            throw new AssertionError("accepted: " + altered);
        }
        refused++;
    }

    private void tell(String kind, int atLeast) {
        assertThat(refused).as(kind).isGreaterThanOrEqualTo(atLeast);
        REFUSED.put(kind, refused);
    }

    private String any() {
        return genuine.texts().get(random.nextInt(genuine.texts().size()));
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
        System.arraycopy(
                other, other.length - SIGNATURE, altered, cose.length - SIGNATURE, SIGNATURE);
        return altered;
    }

    private static byte[] point(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
