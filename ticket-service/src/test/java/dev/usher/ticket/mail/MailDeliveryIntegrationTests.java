package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.ticket.OrderId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MailDeliveryIntegrationTests extends MailIntegrationTest {

    @Autowired private MailAttempt attempt;
    @Autowired private DeliverySettings settings;
    @Autowired private MailMetrics metrics;
    @Autowired private MeterRegistry meters;

    @Test
    void mailsOnceHoweverOftenAnOrderIsAnnounced() {
        String address = Orders.newAddress();
        PaymentSucceeded paid = orders().paid("alice", address, 2);
        arrived(address, 1);
        double before = repeated();

        for (int i = 0; i < 5; i++) {
            orders().announce(paid);
        }
        await().atMost(SOON).until(() -> repeated() >= before + 5);

        assertThat(rows(paid)).isEqualTo(1);
        assertThat(arrived(address, 1)).hasSize(1);
    }

    @Test
    void doesNotMailTicketsAgainThatAreMadeAgainLongAfterTheirPayment() {
        String address = Orders.newAddress();
        Clock then = Clock.offset(clock, Duration.ofDays(-3));
        PaymentSucceeded old = new Orders(kafka, then).paid("alice", address, 1);
        String young = Orders.newAddress();

        orders().paid("alice", young, 1);
        arrived(young, 1);
        await().atMost(SOON).until(() -> !tickets(old).isEmpty());

        assertThat(arrived(address, 0)).isEmpty();
        assertThat(rows(old)).isZero();
    }

    @Test
    void sendsOnceWithFourReplicasOnceTheServerIsBack() throws Exception {
        SMTP.stop();
        String domain = UUID.randomUUID() + ".example";
        for (int i = 0; i < 20; i++) {
            orders().paid("alice", "guest" + i + "@" + domain, 1);
        }
        await().atMost(SOON)
                .until(() -> count("status = 'PENDING' and attempts > 1", "%@" + domain) == 20);
        SMTP.start();

        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(replicas.submit(() -> sendAll(domain)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }

        List<MimeMessage> all =
                Stream.of(SMTP.getReceivedMessages())
                        .filter(mail -> to(mail).endsWith(domain))
                        .toList();
        assertThat(all).hasSize(20);
        assertThat(new HashSet<>(all.stream().map(MailIntegrationTest::to).toList())).hasSize(20);
    }

    private void sendAll(String domain) {
        MailDelivery replica = new MailDelivery(mails, attempt, settings, metrics, clock);
        await().atMost(SOON)
                .until(() -> {
                    replica.sendDue();
                    return count("status = 'SENT'", "%@" + domain) == 20;
                });
    }

    @Test
    void leavesAMailToTheReplicaThatHasIt() {
        SMTP.stop();
        String address = Orders.newAddress();
        orders().paid("alice", address, 1);
        Instant until = clock.instant().plusSeconds(60);
        // As if the replica that has it were lost, and no attempt of this one under way, whose
        // lease is longer.
        await().atMost(SOON)
                .until(() ->
                        jdbc.sql(
                                                """
                                                update ticket_mail set attempts = 7, due_at = :until
                                                 where recipient = :to and attempts > 0
                                                   and due_at < :until
                                                """)
                                        .param("until", until.atOffset(ZoneOffset.UTC))
                                        .param("to", address)
                                        .update()
                                == 1);

        SMTP.start();
        String other = Orders.newAddress();
        orders().paid("alice", other, 1);
        arrived(other, 1);
        assertThat(arrived(address, 0)).isEmpty();

        clock.advance(Duration.ofSeconds(61));
        arrived(address, 1);
    }

    /** A crash between the server's answer and the note of it means that a mail is sent again. */
    @Test
    void sendsAgainUnderTheSameMessageIdAfterACrash() throws Exception {
        String address = Orders.newAddress();
        orders().paid("alice", address, 1);
        arrived(address, 1);
        await().until(() -> count("status = 'SENT'", address) == 1);
        jdbc.sql(
                        """
                        update ticket_mail set status = 'PENDING', ended_at = null, due_at = created_at
                         where recipient = :to
                        """)
                .param("to", address)
                .update();

        List<MimeMessage> both = arrived(address, 2);

        assertThat(both.get(0).getMessageID()).isEqualTo(both.get(1).getMessageID());
        assertThat(both.get(0).getSentDate()).isEqualTo(both.get(1).getSentDate());
        await().until(() -> count("status = 'SENT' and attempts = 2", address) == 1);
    }

    @Test
    void mailsNoTicketThatWasCancelledBefore() throws Exception {
        SMTP.stop();
        String one = Orders.newAddress();
        PaymentSucceeded whole = orders().paid("alice", one, 1);
        String other = Orders.newAddress();
        PaymentSucceeded part = orders().paid("alice", other, 2);
        await().atMost(SOON)
                .until(() -> count("attempts > 0", one) + count("attempts > 0", other) == 2);
        TicketMails.Waiting waiting = mails.waiting(clock.instant().plusSeconds(60));
        assertThat(waiting.mails()).isGreaterThanOrEqualTo(2);
        assertThat(waiting.oldestSeconds()).isGreaterThan(60);
        cancel(tickets(whole).getFirst());
        cancel(tickets(part).getFirst());
        // An attempt that has read the tickets before must have ended; its lease is longer. The
        // one after it may already have found that there is nothing to send.
        String idle =
                "(due_at < '" + clock.instant().plusSeconds(60) + "' or status = 'CANCELLED')";
        await().atMost(SOON).until(() -> count(idle, one) + count(idle, other) == 2);

        SMTP.start();

        ReadMail read = ReadMail.of(arrived(other, 1).getFirst());
        assertThat(credentials(read.files().get("tickets.pdf")))
                .containsExactly(tickets(part).getLast().at("/credential").asString());
        await().atMost(SOON).until(() -> count("status = 'CANCELLED'", one) == 1);
        JsonNode told = api.get(path(whole), alice()).expect(200).at("/items/0");
        assertThat(told.at("/reason").asString()).isEqualTo("NO_VALID_TICKET");
        assertThat(
                        meters.counter(
                                        "usher.mail.not.sent",
                                        "status",
                                        "CANCELLED",
                                        "reason",
                                        "NO_VALID_TICKET")
                                .count())
                .isPositive();
        assertThat(arrived(one, 0)).isEmpty();
    }

    private double repeated() {
        return meters.counter("usher.ticket.orders.repeated").count();
    }

    private long rows(PaymentSucceeded paid) {
        return mails.ofOrder(new OrderId(paid.orderId()), 10).size();
    }

    private void cancel(JsonNode ticket) {
        api.post("/v1/tickets/" + ticket.at("/id").asString() + "/cancel", null, olivia())
                .expect(200);
    }
}
