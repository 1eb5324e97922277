package dev.usher.validation.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.Violation;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of the two calls about tickets. */
class FormTests {

    private static final Instant NOW = Instant.parse("2027-01-20T18:31:07Z");
    private static final String IDS =
            """
            "scanId": "0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11",
            "eventId": "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77"\
            """;

    @Test
    void readTheDocumentedExamples() {
        Scan scan = ScanForm.read(json(ScanApi.TYPED_CODE), NOW, "stan");
        ValidationForm validation = ValidationForm.read(json(ValidationApi.TYPED_CODE));

        assertThat(scan)
                .isEqualTo(
                        new Scan(
                                new ScanId(UUID.fromString("0a6c1f4e-5d5f-4d86-9c0e-3f2a8f1f7c11")),
                                new EventId(
                                        UUID.fromString("019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77")),
                                new TicketProof.Code("013XR-ZP16B-2"),
                                Direction.ENTRY,
                                "North",
                                NOW,
                                NOW,
                                "stan"));
        assertThat(validation)
                .isEqualTo(new ValidationForm(new TicketProof.Code("013XR-ZP16B-2"), null));
    }

    @Test
    void takeAScanWithoutOptionalMembersAsAnEntryAtThisMoment() {
        Scan scan = ScanForm.read(json("{" + IDS + ", \"credential\": \"any text\"}"), NOW, "stan");

        assertThat(scan.direction()).isEqualTo(Direction.ENTRY);
        assertThat(scan.gate()).isNull();
        assertThat(scan.scannedAt()).isEqualTo(NOW);
        assertThat(scan.proof()).isEqualTo(new TicketProof.Credential("any text"));
    }

    @Test
    void acceptAnyTextOfAScanner() {
        Scan scan = ScanForm.read(json("{" + IDS + ", \"credential\": \"\\u0000\"}"), NOW, "stan");

        assertThat(scan.proof()).isEqualTo(new TicketProof.Credential("\0"));
    }

    @Test
    void nameEverythingThatIsWrong() {
        assertThat(
                        refusedScan(
                                """
                                {"scanId": "5", "direction": "UP", "gate": " ", "scannedAt": "now",
                                 "seat": 7}
                                """))
                .containsExactly(
                        new Violation("/eventId", "required", "eventId must be given"),
                        new Violation("/scanId", "wrong_format", "scanId must be a UUID"),
                        new Violation(
                                "/credential",
                                "required",
                                "credential (the QR code's text) or code (the typed code) must be"
                                        + " given, but not both"),
                        new Violation(
                                "/direction",
                                "wrong_format",
                                "direction must be one of ENTRY, EXIT"),
                        new Violation(
                                "/gate",
                                "length",
                                "gate must have 1 to 100 characters and must not be blank"),
                        new Violation(
                                "/scannedAt",
                                "wrong_format",
                                "scannedAt must be a time with its offset, such as"
                                        + " 2027-01-20T19:00:00Z"),
                        new Violation("/seat", "unknown_field", "seat is an unknown field"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                      | /credential | required
                    {"credential": null}                    | /credential | required
                    {"credential": "TKT1:", "code": "7K2"}  | /credential | exactly_one
                    {"credential": 5}                       | /credential | wrong_type
                    {"code": ["013XR-ZP16B-2"]}             | /code       | wrong_type
                    {"code": "7K2", "eventId": "winter"}    | /eventId    | wrong_format
                    {"code": "7K2", "gate": "North"}        | /gate       | unknown_field
                    []                                      | ``          | wrong_type
                    """)
    void refuseAValidation(String body, String pointer, String code) {
        List<Violation> violations = refused(() -> ValidationForm.read(json(body)));

        assertThat(violations).hasSize(1);
        assertThat(violations.getFirst().pointer()).isEqualTo(pointer);
        assertThat(violations.getFirst().code()).isEqualTo(code);
        assertThat(violations.getFirst().detail()).containsAnyOf("must", "unknown");
    }

    @Test
    void limitTheNameOfTheGate() {
        String body = "{" + IDS + ", \"code\": \"7K2\", \"gate\": \"%s\"}";

        assertThat(ScanForm.read(json(body.formatted("n".repeat(100))), NOW, "stan").gate())
                .hasSize(100);
        // Each has two chars.
        assertThat(ScanForm.read(json(body.formatted("🎷".repeat(100))), NOW, "stan").gate())
                .hasSize(200);
        assertThat(refusedScan(body.formatted("n".repeat(101))))
                .extracting(Violation::code)
                .containsExactly("length");
        assertThat(refusedScan(body.formatted("\\u0000")))
                .extracting(Violation::code)
                .containsExactly("invalid_characters");
    }

    private static List<Violation> refusedScan(String body) {
        return refused(() -> ScanForm.read(json(body), NOW, "stan"));
    }

    private static List<Violation> refused(Runnable reading) {
        return catchThrowableOfType(ProblemException.class, reading::run).violations();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
