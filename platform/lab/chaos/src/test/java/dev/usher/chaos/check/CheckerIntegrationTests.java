package dev.usher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.history.Call;
import dev.usher.chaos.history.Call.Outcome;
import dev.usher.platform.infrastructure.ProjectRoot;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class CheckerIntegrationTests {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final String ORDER = "0198c1f0-4b2a-7c3d-8e4f-0000000000c1";

    private static Checker checker;

    @TempDir Path directory;

    @BeforeAll
    static void makeTheDatabase() throws SQLException {
        Database database = Infrastructure.freshDatabase();
        Migrations.apply(database);
        checker = new Checker(ProjectRoot.find(), database::connectAsSuperuser);
    }

    @Test
    void skipsInvariantsWithoutEvidence() {
        Verdict verdict = checker.check(Evidence.ofDatabases(NOW));

        assertThat(verdict.skipped()).contains("I7-order", "I4-ledger", "I5-clients", "I14-logs");
        assertThat(verdict.findings())
                .extracting(Finding::invariant)
                .contains("I1-counters")
                .doesNotContainAnyElementsOf(verdict.skipped());
        assertThat(verdict.figures()).containsEntry("tickets", "0").doesNotContainKey("messages");
    }

    @Test
    void checksAllKindsOfEvidence() throws IOException {
        Verdict verdict = checker.check(evidence());

        assertThat(verdict.skipped()).isEmpty();
        assertThat(verdict.broken())
                .extracting(Finding::invariant)
                .containsExactly(
                        "I1-moments",
                        "I4-books",
                        "I4-ledger",
                        "I4-sessions",
                        "I4-webhooks",
                        "I7-order",
                        "I7-taken-in-event",
                        "I10-orders",
                        // No relay runs in this test.
                        "I13-relays",
                        "I14-logs",
                        "I14-topics");
        assertThat(verdict.figures())
                .containsEntry("copies per message", "1.0000")
                .containsEntry("unknown reservations", "0 took effect, 1 did not");
    }

    @Test
    void formatsTheVerdictAsText() throws IOException {
        Verdict verdict = checker.check(evidence());

        assertThat(verdict.text().lines()).allMatch(line -> line.length() <= 80);
        assertThat(verdict.text()).contains("BROKEN  I4-webhooks", "evt_1");
        assertThat(verdict.clean()).isFalse();
        assertThat(verdict.broken().getFirst().invariant()).isEqualTo("I1-moments");
        assertThat(verdict.broken().getFirst().violations().get(1)).contains("no sample");
    }

    private Evidence evidence() throws IOException {
        Path messages = directory.resolve("messages.jsonl");
        Files.writeString(
                messages,
                """
                {"topic": "usher.staff.v1", "partition": 0, "offset": 0,
                 "timestamp": "2030-01-01T00:00:00Z", "key": "k", "headers": {
                 "ce_id": "0198c1f0-4b2a-7c3d-8e4f-000000000001", "ce_type": "t",
                 "ce_subject": "ada@example.com", "ce_sequence": "2",
                 "ce_time": "2030-01-01T00:00:00Z"}, "value": "{\\"a\\": \\"\\u0000\\"}",
                 "binary": false}
                """
                                .replace("\n", "")
                        + "\n");
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Files.writeString(logs.resolve("gateway.log"), "whsec_0123456789\n");
        return Evidence.ofDatabases(NOW)
                .withMessages(messages)
                .withLogs(logs)
                .withSamples(List.of(new Sample(NOW, "stock", "type", 3, "of 2")))
                .withCalls(
                        List.of(
                                call("order.open", Outcome.OK, Map.of("order", ORDER)),
                                call("reservation.create", Outcome.UNKNOWN, Map.of("key", "k 1"))))
                .withSandbox(
                        """
                        {"captured": {"eur": 100}, "forgotten": 0, "violations": ["odd"],
                         "sessions": [{"id": "cs_1", "status": "complete", "payment_status": "paid",
                           "amount_total": 100, "currency": "eur",
                           "client_reference_id": "%s", "metadata": {"attempt": "1"},
                           "created": "2030-01-01T00:00:00Z", "expires_at": "2030-01-01T00:31:00Z",
                           "completed_at": "2030-01-01T00:01:00.5Z", "expired_at": null,
                           "payment_intent": "pi_1", "captured": 100, "attempts": 1}]}
                        """
                                .formatted(ORDER),
                        """
                        [{"eventId": "evt_1", "type": "checkout.session.completed",
                          "session": "cs_1", "url": "http://x", "attempt": 1,
                          "at": "2030-01-01T00:01:00Z", "millis": 3, "status": 200,
                          "problem": null, "success": true, "fault": null}]
                        """);
    }

    private static Call call(String operation, Outcome outcome, Map<String, String> subjects) {
        return new Call(
                "buyer", operation, 1, outcome, 0, null, false, subjects, null, NOW, Duration.ZERO);
    }
}
