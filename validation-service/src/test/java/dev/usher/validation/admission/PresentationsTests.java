package dev.usher.validation.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.credential.CodeKey;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationsTests {

    private static final TicketProof CREDENTIAL = new TicketProof.Credential("TKT1:7FR QT");
    private static final TicketProof CODE = new TicketProof.Code("013XR-ZP16B-2");

    private final Presentations presentations = new Presentations(new CodeKey(new byte[32]));

    @ParameterizedTest
    @ValueSource(
            strings = {"tkt1:7fr qt", "TKT1:7FR QT\r\n", "\tTKT1:7FR QT", "\uFEFFTkt1:7Fr Qt "})
    void isTheSameCredentialHoweverAMachineSendsIt(String shown) {
        Scan again = entry(new TicketProof.Credential(shown));

        assertThat(presentations.areSame(again, fingerprint(CREDENTIAL))).isTrue();
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
        Scan other = entry(new TicketProof.Credential(shown));

        assertThat(presentations.areSame(other, fingerprint(CREDENTIAL))).isFalse();
    }

    @Test
    void isAnotherPresentationInTheOtherDirectionOrOfTheOtherKind() {
        String text = CODE.shown();

        assertThat(presentations.areSame(scan(CODE, Direction.EXIT), fingerprint(CODE))).isFalse();
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

        assertThat(presentations.areSame(entry(typed), earlier)).isTrue();
        assertThat(presentations.areSame(entry(CODE), earlier)).isFalse();
    }

    @Test
    void keepsNoCodeThatCouldBeFoundByTryingAllOfThem() {
        Presentations elsewhere = new Presentations(new CodeKey(new byte[33]));

        assertThat(elsewhere.fingerprint(entry(CODE))).isNotEqualTo(fingerprint(CODE));
        assertThat(elsewhere.fingerprint(entry(CREDENTIAL))).isEqualTo(fingerprint(CREDENTIAL));
    }

    private String fingerprint(TicketProof proof) {
        return presentations.fingerprint(entry(proof));
    }

    private static Scan entry(TicketProof proof) {
        return scan(proof, Direction.ENTRY);
    }

    private static Scan scan(TicketProof proof, Direction direction) {
        return new Scan(
                new ScanId(new UUID(1, 1)),
                new EventId(new UUID(2, 2)),
                proof,
                direction,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                "stan");
    }
}
