package dev.usher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.record.RecordedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretPatternsTests {

    @TempDir Path logs;

    @ParameterizedTest
    @CsvSource({
        "an e-mail address, sent to ada.l+x@mail.example.org today",
        "a token, Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.sig",
        "a ticket's credential, scanned TKT1:6BFOXN*TS0BI$ZD.P9UOLTVBJ/",
        "a key of Stripe, using sk_test_51ABCdef",
        "a webhook's secret, signed with whsec_abcdef12",
        "a private key, -----BEGIN PRIVATE KEY-----",
        "a card number, paid with 4242424242424242",
        "a card number, refused 4000000000000002",
        "a ticket's code, typed 8K3QZ-0TM50-2 at the door",
    })
    void areRecognized(String kind, String text) {
        assertThat(SecretPatterns.in(text)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "order 0198c1f0-4b2a-7c3d-8e4f-0000000000c1 is paid by evt_1Pabc",
        "2026-11-22T12:00:00.500Z amount 1234567890123456",
        "user@host refused",
        "00-0af7651916cd43dd8448eb211c80319c-4123456789012345-01",
    })
    void areNotFoundInOtherTexts(String text) {
        assertThat(SecretPatterns.in(text)).isEmpty();
    }

    @Test
    void areAllowedOnlyInTheirOwnMembersOfMessages() {
        assertThat(
                        TopicSecrets.secret(
                                message(
                                        "usher.payments.v1",
                                        "{\"buyer\": {\"email\": \"ada@example.com\"}}")))
                .isEmpty();
        assertThat(
                        TopicSecrets.secret(
                                message(
                                        "usher.tickets.v1",
                                        "{\"holder\": {\"email\": \"ada@example.com\"}}")))
                .contains("an e-mail address");
        assertThat(
                        TopicSecrets.secret(
                                message("usher.tickets.v1", "{\"code\": \"8K3QZ-0TM50-2\"}")))
                .contains("a ticket's code");
        assertThat(
                        TopicSecrets.secret(
                                message(
                                        "usher.events.v1",
                                        "{\"staff\": [{\"email\": \"ada@example.com\"}]}")))
                .contains("an e-mail address");
        assertThat(
                        TopicSecrets.secret(
                                message(
                                        "usher.events.v1",
                                        "{\"buyer\": {\"email\": \"ada@example.com\"}}")))
                .contains("an e-mail address");
        assertThat(TopicSecrets.secret(message("usher.scans.v1", "{\"code\": \"8K3QZ-0TM50-2\"}")))
                .contains("a ticket's code");
    }

    @Test
    void areFoundInKeysHeadersAndMalformedJson() {
        assertThat(TopicSecrets.secret(message("usher.scans.v1", "ada@example.com {")))
                .contains("an e-mail address");
        assertThat(
                        TopicSecrets.secret(
                                new RecordedMessage(
                                        "usher.scans.v1",
                                        0,
                                        0,
                                        Instant.EPOCH,
                                        "k",
                                        Map.of("ce_subject", "ada@example.com"),
                                        null,
                                        false)))
                .contains("an e-mail address");
    }

    @Test
    void areFoundOnlyInOurOwnLogs() throws IOException {
        Files.createDirectories(logs.resolve("kept"));
        Files.writeString(logs.resolve("postgres.log"), "ada@example.com\n");
        Files.writeString(logs.resolve("event-service.log"), "all is well\n");
        Files.writeString(
                logs.resolve("kept/payment-service-2-001.log"), "one\nto ada@example.com\n");

        Finding finding =
                new LogSecrets().check(null, Evidence.ofDatabases(Instant.EPOCH).withLogs(logs));

        assertThat(finding.violations())
                .containsExactly("an e-mail address in payment-service-2-001.log, line 2");
    }

    private static RecordedMessage message(String topic, String value) {
        return new RecordedMessage(topic, 0, 0, Instant.EPOCH, "key", Map.of(), value, false);
    }
}
