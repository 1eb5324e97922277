package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines and fingers add characters: a presentation is read without them. */
class KeystrokesTests {

    private static final String CODE = "013XR-ZP16B-2";
    private static final String CREDENTIAL = Vectors.PUBLIC.valid().getFirst().credential();
    private static final VerifyingKey KEY =
            new VerifyingKey(HexFormat.of().parseHex(Vectors.PUBLIC.key().publicKey()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s\r",
                "%s\n",
                "%s\r\n",
                "\t%s",
                " %s ",
                "\uFEFF%s",
                "\u00A0%s\u00A0",
                "%s\u200B",
                "\u3000%s",
                "\u2028%s\u2029",
                "%s\u001D",
                "\r\n\t %s \t\r\n"
            })
    void areTakenOffAroundACredentialAndACode(String around) {
        assertThat(genuine(around.formatted(CREDENTIAL))).isTrue();
        assertThat(SignedCredential.canonical(around.formatted(CREDENTIAL))).isEqualTo(CREDENTIAL);
        assertThat(TypedCode.canonical(around.formatted(CODE))).isEqualTo(CODE);
    }

    @Test
    void readACredentialInEitherCase() {
        String lower = CREDENTIAL.toLowerCase(Locale.ROOT);

        assertThat(genuine(lower)).isTrue();
        assertThat(genuine("Tkt1:" + CREDENTIAL.substring(5))).isTrue();
        assertThat(SignedCredential.canonical(lower)).isEqualTo(CREDENTIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0131", "\u0130", "\u017F", "\u212A", "\uFF2B", "\u00DF", "\u1E9E"})
    void useNoRuleOfUnicodeToFoldACredential(String letter) {
        for (int at = 0; at < CREDENTIAL.length(); at++) {
            String altered = CREDENTIAL.substring(0, at) + letter + CREDENTIAL.substring(at + 1);

            assertThat(genuine(altered)).as("%s at %d", letter, at).isFalse();
        }
    }

    @Test
    void keepTheBlanksInsideACredential() {
        assertThat(CREDENTIAL).contains(" ");
        assertThat(genuine(CREDENTIAL.replace(" ", ""))).isFalse();
        assertThat(genuine(CREDENTIAL.replace(" ", "\t"))).isFalse();
        assertThat(genuine(CREDENTIAL.replace(" ", "\u00A0"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "013XR\u2010ZP16B\u20112",
        "013XR\u2012ZP16B\u20132",
        "013XR\u2014ZP16B\u20152",
        "013XR\u2212ZP16B\uFF0D2",
        "013XR\u00ADZP16B\u20432",
        "013XR\uFE63ZP16B\uFE582",
        "\uFF10\uFF11\uFF13\uFF38\uFF32-\uFF3A\uFF30\uFF11\uFF16\uFF22-\uFF12",
        "\uFF4F\uFF49\uFF13\uFF58\uFF52 \uFF5A\uFF50\uFF4C\uFF16\uFF42 \uFF12",
        "013XR\u00A0ZP16B\u30002",
        "013XR\tZP16B\t2",
        "o13xrzpi6b2"
    })
    void readACodeWithDashesOfTypographyAndCharactersOfFullWidth(String typed) {
        assertThat(TypedCode.parse(typed)).map(TypedCode::toString).contains(CODE);
        assertThat(TypedCode.canonical(typed)).isEqualTo(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "013XR_ZP16B_2", "013XR.ZP16B.2", "013XR\0ZP16B-2", "0\u066113XRZP16B2",
                "013XR-ZP16\u212A-2", "013XR-ZP16B-3", "\uFF0B13XR-ZP16B-2",
                        "\uD835\uDFCE13XRZP16B2"
            })
    void readNoOtherTextAsACode(String typed) {
        assertThat(TypedCode.parse(typed)).isEmpty();
    }

    @Test
    void compareTextsThatAreNoCodesByTheirSignificantCharacters() {
        assertThat(TypedCode.canonical(" abc-d\r\n")).isEqualTo(TypedCode.canonical("ABC\u2013D"));
        assertThat(TypedCode.canonical("abc")).isNotEqualTo(TypedCode.canonical("abd"));
    }

    /** Tries half a million texts: noise, and genuine ones with added and altered characters. */
    @Test
    void neverMakeATextGenuineThatIsNotAndNeverFail() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261129);

        for (int round = 0; round < 250_000; round++) {
            String shown = altered(CREDENTIAL, random);
            String canonical = SignedCredential.canonical(shown);
            assertThat(SignedCredential.canonical(canonical)).isEqualTo(canonical);
            if (SignedCredential.parse(canonical).isPresent() && genuine(shown)) {
                assertThat(canonical).isEqualTo(CREDENTIAL);
            }
            String typed = altered(CODE, random);
            Optional<TypedCode> read = TypedCode.parse(typed);
            String code = TypedCode.canonical(typed);
            assertThat(TypedCode.canonical(code)).isEqualTo(code);
            read.ifPresent(found -> assertThat(code).isEqualTo(found.toString()));
        }
    }

    private static String altered(String text, RandomGenerator random) {
        StringBuilder altered = new StringBuilder(text);
        int changes = random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(altered.length());
            char other = character(random);
            switch (random.nextInt(4)) {
                case 0 -> altered.setCharAt(at, other);
                case 1 -> altered.insert(random.nextBoolean() ? 0 : altered.length(), other);
                case 2 -> altered.setCharAt(at, Character.toLowerCase(altered.charAt(at)));
                default -> altered.insert(at, other);
            }
        }
        return altered.toString();
    }

    private static char character(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> (char) random.nextInt(0x80);
            case 1 -> " \t\r\n\u00A0\u200B\uFEFF\u2013\u2212".charAt(random.nextInt(9));
            case 2 -> (char) (0xFF00 + random.nextInt(0x60));
            default -> (char) random.nextInt(0x10000);
        };
    }

    private static boolean genuine(String shown) {
        return SignedCredential.parse(SignedCredential.canonical(shown))
                .filter(signed -> signed.verify(KEY))
                .isPresent();
    }
}
