package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TypedCodeTests {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void showsAndReadsThePublicVectors() {
        for (Vectors.Code vector : Vectors.PUBLIC.typedCodes()) {
            assertThat(TypedCode.of(vector.value()).orElseThrow()).hasToString(vector.code());
            assertThat(TypedCode.parse(vector.code())).isEqualTo(TypedCode.of(vector.value()));
        }
    }

    @Test
    void forgivesCaseDashesSpacesAndLettersThatLookLikeDigits() {
        for (Vectors.Typed vector : Vectors.PUBLIC.typedAlike()) {
            assertThat(TypedCode.parse(vector.typed()).orElseThrow()).hasToString(vector.code());
        }
    }

    @Test
    void refusesTextThatIsNotACode() {
        for (String typed : Vectors.PUBLIC.typedWrong()) {
            assertThat(TypedCode.parse(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void noticesEveryWrongCharacterAndEverySwapOfNeighbours() {
        String code = "013XRZP16B2";

        for (int at = 0; at < code.length(); at++) {
            for (int digit = 0; digit < ALPHABET.length(); digit++) {
                char other = ALPHABET.charAt(digit);
                if (other != code.charAt(at)) {
                    String wrong = code.substring(0, at) + other + code.substring(at + 1);
                    assertThat(TypedCode.parse(wrong)).as(wrong).isEmpty();
                }
            }
        }
        for (int at = 0; at + 1 < code.length(); at++) {
            StringBuilder swapped = new StringBuilder(code);
            swapped.setCharAt(at, code.charAt(at + 1));
            swapped.setCharAt(at + 1, code.charAt(at));
            if (!swapped.toString().equals(code)) {
                assertThat(TypedCode.parse(swapped.toString())).isEmpty();
            }
        }
    }

    @Test
    void issuesNoCodeWithAnUnusualCheckCharacter() {
        assertThat(TypedCode.of(32)).isEmpty();
        assertThat(TypedCode.of(36)).isEmpty();
        assertThat(TypedCode.of(37)).isPresent();
        assertThat(TypedCode.firstOf(candidate -> 36L + candidate)).hasToString("00000-00015-0");
        assertThatIllegalArgumentException().isThrownBy(() -> TypedCode.firstOf(candidate -> 32));
    }

    @Test
    void ignoresBitsBeyondFifty() {
        assertThat(TypedCode.of(-1L)).isEqualTo(TypedCode.of((1L << 50) - 1));
    }
}
