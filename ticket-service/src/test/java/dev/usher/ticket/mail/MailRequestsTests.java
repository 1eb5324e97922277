package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.usher.credential.KeyId;
import dev.usher.credential.TypedCode;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.issuance.TicketHolder;
import dev.usher.ticket.issuance.TicketStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** A batch of minted tickets costs one statement, and none where no mail is sent. */
class MailRequestsTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final List<List<TicketMail>> statements = new ArrayList<>();

    @Test
    void asksForTheMailsOfABatchInOneStatement() {
        List<Ticket> minted =
                IntStream.range(0, 100).mapToObj(i -> ticket(new UUID(7, i / 4), NOON)).toList();

        requests("127.0.0.1").issued(minted);

        assertThat(statements)
                .singleElement()
                .satisfies(mails ->
                        assertThat(mails)
                                .extracting(mail -> mail.orderId().value())
                                .hasSize(25)
                                .isSorted());
    }

    @Test
    void costsNothingWithoutMailsToAskFor() {
        requests("").issued(List.of(ticket(UUID.randomUUID(), NOON)));
        requests("127.0.0.1").issued(List.of());
        requests("127.0.0.1")
                .issued(List.of(ticket(UUID.randomUUID(), NOON.minus(Duration.ofDays(2)))));

        assertThat(statements).isEmpty();
    }

    private MailRequests requests(String host) {
        TicketMails mails =
                new TicketMails(mock(JdbcClient.class)) {
                    @Override
                    void addFirst(List<TicketMail> added) {
                        statements.add(added);
                    }
                };
        MailServerSettings server =
                new MailServerSettings(
                        host,
                        25,
                        MailServerSettings.Security.NONE,
                        "",
                        "",
                        "",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1));
        return new MailRequests(
                mails,
                new NewMails(UUID::randomUUID, Clock.fixed(NOON, ZoneOffset.UTC)),
                server,
                new MailSettings("", "", "", DataSize.ofMegabytes(1), 1, 1, Duration.ZERO),
                new DeliverySettings(
                        Duration.ofSeconds(1),
                        1,
                        1,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofDays(2)));
    }

    private static Ticket ticket(UUID order, Instant paidAt) {
        return new Ticket(
                new TicketId(UUID.randomUUID()),
                new Ticket.OrderedSeat(new OrderId(order), null, order, order, 1),
                new EventId(order),
                new Ticket.TicketType(order, "Standing"),
                "alice",
                new TicketHolder("Alice", "alice@example.com"),
                TypedCode.parse("013XR-ZP16B-2").orElseThrow(),
                new Ticket.Signing(
                        1, KeyId.parse("0123456789abcdef"), paidAt, paidAt.plusSeconds(60)),
                new Ticket.Lifecycle(TicketStatus.VALID, NOON, null, NOON, 1));
    }
}
