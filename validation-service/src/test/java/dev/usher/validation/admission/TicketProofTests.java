package dev.usher.validation.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketProofTests {

    private static final TicketProof CREDENTIAL = new TicketProof.Credential("TKT1:7FR QT");
    private static final TicketProof CODE = new TicketProof.Code("013XR-ZP16B-2");

    @ParameterizedTest
    @ValueSource(
            strings = {"tkt1:7fr qt", "TKT1:7FR QT\r\n", "\tTKT1:7FR QT", "\uFEFFTkt1:7Fr Qt "})
    void isTheSameCredentialHoweverAMachineSendsIt(String shown) {
        TicketProof again = new TicketProof.Credential(shown);

        assertThat(again.fingerprint(Direction.ENTRY))
                .isEqualTo(CREDENTIAL.fingerprint(Direction.ENTRY));
        assertThat(again.hasFingerprint(CREDENTIAL.fingerprint(Direction.ENTRY), Direction.ENTRY))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "013xrzp16b2",
                " O13XR\u2013ZPL6B\u20132\n",
                "\uFF10\uFF113XR ZP16B 2",
                "0-13xrzp16b-2\t"
            })
    void isTheSameCodeHoweverAPersonTypesIt(String shown) {
        assertThat(fingerprint(new TicketProof.Code(shown))).isEqualTo(fingerprint(CODE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"013XR-ZP16B-3", "013XR-ZP16B", "013XR_ZP16B_2", "", "0013XR-ZP16B-2"})
    void isAnotherCodeWithAnotherMeaning(String shown) {
        assertThat(fingerprint(new TicketProof.Code(shown))).isNotEqualTo(fingerprint(CODE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TKT1:7FRQT", "TKT1:7FR QS", "TKT1:7FR  QT", "TKT1:7FR\u00A0QT"})
    void isAnotherCredentialWithAnotherMeaning(String shown) {
        TicketProof other = new TicketProof.Credential(shown);

        assertThat(other.hasFingerprint(fingerprint(CREDENTIAL), Direction.ENTRY)).isFalse();
    }

    @Test
    void isAnotherPresentationInTheOtherDirectionOrOfTheOtherKind() {
        String text = CODE.shown();

        assertThat(CODE.hasFingerprint(fingerprint(CODE), Direction.EXIT)).isFalse();
        assertThat(fingerprint(new TicketProof.Credential(text))).isNotEqualTo(fingerprint(CODE));
    }

    @Test
    void isRecognizedByTheFingerprintOfAnEarlierRelease() throws Exception {
        TicketProof typed = new TicketProof.Code("013xrzp16b2");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(new byte[] {1, 2});
        String earlier =
                HexFormat.of()
                        .formatHex(digest.digest(typed.shown().getBytes(StandardCharsets.UTF_8)));

        assertThat(typed.hasFingerprint(earlier, Direction.ENTRY)).isTrue();
        assertThat(CODE.hasFingerprint(earlier, Direction.ENTRY)).isFalse();
    }

    private static String fingerprint(TicketProof proof) {
        return proof.fingerprint(Direction.ENTRY);
    }
}
