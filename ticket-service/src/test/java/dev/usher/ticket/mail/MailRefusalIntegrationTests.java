package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.platform.infrastructure.FreePorts;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.ticket.OrderId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Mail servers that refuse, put off, and do not answer. */
@ServiceTest(
        schema = "ticket",
        properties = {
            "usher.mail.host=127.0.0.1",
            "usher.mail.security=NONE",
            "usher.mail.from=tickets@usher.example",
            "usher.mail.every=100ms",
            "usher.mail.concurrency=12",
            "usher.mail.per-second=1000",
            "usher.mail.connect-timeout=2s",
            "usher.mail.read-timeout=3s",
            "usher.mail.longest-attempt=4s",
            "usher.mail.first-pause=200ms",
            "usher.mail.longest-pause=400ms",
            "spring.datasource.hikari.maximum-pool-size=8"
        })
class MailRefusalIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MORE_THAN_CONNECTIONS = 12;
    private static final int PORT = FreePorts.one();

    private final MutableClock clock;
    private final JdbcClient jdbc;
    private final TicketMails mails;
    private final Orders orders;

    MailRefusalIntegrationTests(
            MessageProbe kafka, MutableClock clock, JdbcClient jdbc, TicketMails mails) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.mails = mails;
        this.orders = new Orders(kafka, clock);
    }

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry registry) {
        registry.add("usher.mail.port", () -> PORT);
    }

    @AfterEach
    void reset() {
        clock.reset();
        orders.publishEvents();
    }

    @ParameterizedTest
    @CsvSource({"FROM, 550", "RECIPIENT, 553", "DATA, 554"})
    void givesUpAtOnceWhatTheServerRefusesForGood(ScriptedServer.Step step, int code) {
        try (ScriptedServer server = ScriptedServer.refusing(PORT, step, code, 100)) {
            TicketMail ended = ended(orders.paid("alice", Orders.newAddress(), 1));

            assertThat(ended.status()).isEqualTo(MailStatus.FAILED);
            assertThat(ended.reason()).isEqualTo(MailReason.REFUSED);
            assertThat(server.refused()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"FROM, 451", "RECIPIENT, 450", "DATA, 452"})
    void triesAgainWhatTheServerCannotTakeNow(ScriptedServer.Step step, int code) {
        try (ScriptedServer server = ScriptedServer.refusing(PORT, step, code, 2)) {
            TicketMail ended = ended(orders.paid("alice", Orders.newAddress(), 1));

            assertThat(ended.status()).isEqualTo(MailStatus.SENT);
            assertThat(ended.attempts()).isEqualTo(3);
            assertThat(server.taken()).isEqualTo(1);
        }
    }

    @Test
    void givesUpWhatTheServerCannotTakeForTooLong() {
        try (ScriptedServer server =
                ScriptedServer.refusing(PORT, ScriptedServer.Step.RECIPIENT, 450, 1_000)) {
            PaymentSucceeded paid = orders.paid("alice", Orders.newAddress(), 1);
            await().atMost(SOON).until(() -> server.refused() > 1);

            clock.advance(Duration.ofDays(2));
            TicketMail ended = ended(paid);

            assertThat(ended.status()).isEqualTo(MailStatus.FAILED);
            assertThat(ended.reason()).isEqualTo(MailReason.GAVE_UP);
            assertThat(server.taken()).isZero();
        }
    }

    /** More mails than the service has database connections. */
    @Test
    void holdsNoDatabaseConnectionWhileTheServerDoesNotAnswer() throws Exception {
        List<PaymentSucceeded> all =
                IntStream.range(0, MORE_THAN_CONNECTIONS)
                        .mapToObj(_ -> orders.paid("alice", Orders.newAddress(), 1))
                        .toList();
        await().atMost(SOON).until(() -> waiting() >= MORE_THAN_CONNECTIONS);
        try (SilentServer server = SilentServer.on(PORT)) {
            await().atMost(SOON)
                    .until(() -> {
                        makeDue();
                        return server.open() - server.ended() >= MORE_THAN_CONNECTIONS;
                    });

            assertThat(waiting()).isGreaterThanOrEqualTo(MORE_THAN_CONNECTIONS);
            await().atMost(SOON).until(() -> server.ended() >= MORE_THAN_CONNECTIONS);
        }
        try (ScriptedServer server =
                ScriptedServer.refusing(PORT, ScriptedServer.Step.DATA, 451, 0)) {
            all.forEach(paid -> assertThat(ended(paid).status()).isEqualTo(MailStatus.SENT));
            assertThat(server.taken()).isEqualTo(MORE_THAN_CONNECTIONS);
        }
    }

    /** A server that keeps a conversation alive with a line every second. */
    @Test
    void endsAnAttemptThatTakesTooLongAltogether() throws Exception {
        PaymentSucceeded paid;
        try (SilentServer server = SilentServer.talking(PORT)) {
            paid = orders.paid("alice", Orders.newAddress(), 1);
            await().atMost(SOON).until(() -> server.ended() >= 1);
        }
        try (ScriptedServer server =
                ScriptedServer.refusing(PORT, ScriptedServer.Step.DATA, 451, 0)) {
            assertThat(ended(paid).status()).isEqualTo(MailStatus.SENT);
            assertThat(server.taken()).isEqualTo(1);
        }
    }

    private long waiting() {
        return jdbc.sql("select count(*) from ticket_mail where status = 'PENDING'")
                .query(Long.class)
                .single();
    }

    private void makeDue() {
        jdbc.sql("update ticket_mail set due_at = :at where status = 'PENDING'")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private TicketMail ended(PaymentSucceeded paid) {
        return await().atMost(SOON)
                .until(
                        () -> mails.ofOrder(new OrderId(paid.orderId()), 2),
                        found -> found.size() == 1 && !found.getFirst().isPending())
                .getFirst();
    }
}
