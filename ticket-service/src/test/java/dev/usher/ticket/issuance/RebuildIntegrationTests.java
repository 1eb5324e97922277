package dev.usher.ticket.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventPublished;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Topic;
import dev.usher.credential.RootSecret;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.ticket.EventId;
import dev.usher.ticket.TestOrders;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.event.TicketedEvents;
import dev.usher.ticket.operation.OperatorCommand;
import dev.usher.ticket.signing.KeyRotation;
import dev.usher.ticket.signing.SigningKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Either of table and topic may be lost: each is made again from the other. */
@ServiceTest(schema = "ticket")
class RebuildIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final MessageProbe kafka;
    private final Tickets tickets;
    private final TicketedEvents events;
    private final Issuance issuance;
    private final ChangeTicket change;
    private final KeyRotation rotation;
    private final SigningKeys keys;
    private final TicketSeal seal;
    private final List<OperatorCommand> commands;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    RebuildIntegrationTests(
            MessageProbe kafka,
            Tickets tickets,
            TicketedEvents events,
            Issuance issuance,
            ChangeTicket change,
            KeyRotation rotation,
            SigningKeys keys,
            TicketSeal seal,
            List<OperatorCommand> commands,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.kafka = kafka;
        this.tickets = tickets;
        this.events = events;
        this.issuance = issuance;
        this.change = change;
        this.rotation = rotation;
        this.keys = keys;
        this.seal = seal;
        this.commands = commands;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void makesTheTablesAgainFromTheTopicsAndTheRootSecret() {
        UUID event = UUID.randomUUID();
        learn(event);
        minted(event, 1);
        command("replace-keys", event.toString());
        List<Ticket> first = minted(event, 3);
        rotation.rotate(new EventId(event));
        minted(event, 2);
        TicketedEvent known = events.find(new EventId(event)).orElseThrow();
        jdbc.sql("update show set supersede_on_holder_change = true where id = :event")
                .param("event", event)
                .update();
        transaction.executeWithoutResult(_ -> {
            change.changeHolder(
                    first.get(0).id(), known, new TicketHolder("Zoë", "zoe@example.com"), _ -> {});
            issuance.apply(
                    new PaymentNews(
                            List.of(),
                            List.of(
                                    new Cancellation(
                                            first.get(1).seat().orderId(),
                                            first.get(1).id(),
                                            TestOrders.PAID))));
        });
        List<Ticket> before = of(event);
        Map<Ticket, String> printed = credentials(before);
        List<Map<String, Object>> keysBefore = keys(event);
        awaitAllPublished();

        lose(event);
        command("rebuild-tables");

        assertThat(of(event)).isEqualTo(before);
        assertThat(before).extracting(Ticket::isHeldAlone).contains(true, false);
        assertThat(credentials(of(event))).isEqualTo(printed);
        assertThat(events.find(new EventId(event))).contains(known);
        assertThat(keys(event)).isEqualTo(keysBefore);
        command("rebuild-tables");
        assertThat(of(event)).isEqualTo(before);
    }

    @Test
    void completesATableThatWasRestoredFromABackup() {
        UUID event = UUID.randomUUID();
        learn(event);
        Ticket ticket = minted(event, 1).getFirst();
        command("replace-keys", event.toString());
        Ticket after = tickets.find(ticket.id()).orElseThrow();
        awaitAllPublished();
        jdbc.sql(
                        """
                        update ticket set version = 1, key_id = :key, message_sequence = 1
                         where id = :id
                        """)
                .param("key", ticket.signing().keyId().toString())
                .param("id", ticket.id().value())
                .update();

        command("rebuild-tables");

        assertThat(tickets.find(ticket.id()).map(RebuildIntegrationTests::withoutTime))
                .contains(withoutTime(after));
    }

    @Test
    void publishesEveryKeyAndTicketOnceMore() {
        UUID event = UUID.randomUUID();
        learn(event);
        List<Ticket> before = minted(event, 2);
        awaitAllPublished();

        command("publish-tables");

        for (Ticket ticket : before) {
            long next = ticket.lifecycle().messageSequence() + 1;
            kafka.await(
                    Topic.TICKETS,
                    seen -> ticket.id().toString().equals(seen.key()) && seen.sequence() == next);
        }
        String key = before.getFirst().signing().keyId().toString();
        kafka.await(Topic.TICKET_KEYS, seen -> key.equals(seen.key()) && seen.sequence() == 2);
        assertThat(credentials(of(event)).values())
                .containsExactlyInAnyOrderElementsOf(credentials(before).values());
    }

    @Test
    void sealsWhatNoReaderMayKnow() {
        Ticket ticket = minted(UUID.randomUUID(), 1).getFirst();
        String sealed = seal.seal(ticket);

        assertThat(seal.open(ticket.id(), sealed)).isEqualTo(TicketSeal.Content.of(ticket));
        assertThat(seal.seal(ticket)).isEqualTo(sealed);
        assertThat(kafka.await(Topic.TICKETS, seen -> seen.text().contains(sealed)).text())
                .doesNotContain(ticket.buyerId(), "alice@example.com", ticket.code().toString());
    }

    @Test
    void opensNoSealOfAnotherTicketOrRootSecretAndNoAlteredOne() {
        Ticket ticket = minted(UUID.randomUUID(), 1).getFirst();
        String sealed = seal.seal(ticket);
        char last = sealed.charAt(sealed.length() - 3);
        String altered =
                sealed.substring(0, sealed.length() - 3)
                        + (last == 'A' ? 'B' : 'A')
                        + sealed.substring(sealed.length() - 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> seal.open(minted(UUID.randomUUID(), 1).getFirst().id(), sealed));
        assertThatIllegalArgumentException().isThrownBy(() -> seal.open(ticket.id(), altered));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new TicketSeal(new RootSecret(new byte[32])).open(ticket.id(), sealed));
    }

    private void learn(UUID event) {
        kafka.publish(
                event,
                1,
                new EventPublished(TestOrders.winterJazz(event, 1, "PUBLISHED", "Winter Jazz")));
        await().atMost(SOON)
                .until(() ->
                        events.find(new EventId(event))
                                .filter(known -> known.sequence() == 1)
                                .isPresent());
    }

    private List<Ticket> minted(UUID event, int quantity) {
        PaymentSucceeded paid = TestOrders.paidBy("alice", event, quantity);
        return transaction.execute(_ ->
                issuance.apply(new PaymentNews(List.of(PaymentListener.order(paid)), List.of())));
    }

    private void lose(UUID event) {
        for (String table : List.of("ticket", "ticket_key")) {
            jdbc.sql("delete from " + table + " where event_id = :event")
                    .param("event", event)
                    .update();
        }
        jdbc.sql("delete from show where id = :event").param("event", event).update();
    }

    private void awaitAllPublished() {
        await().atMost(SOON)
                .until(() ->
                        jdbc.sql("select count(*) from outbox").query(Long.class).single() == 0);
    }

    private List<Ticket> of(UUID event) {
        return tickets.ofEvent(new EventId(event), Tickets.Newest.FIRST, 100).stream()
                .map(RebuildIntegrationTests::withoutTime)
                .toList();
    }

    /** A ticket that is made again counts as changed then, so that readers of changes see it. */
    private static Ticket withoutTime(Ticket ticket) {
        Ticket.Lifecycle lifecycle = ticket.lifecycle();
        return new Ticket(
                ticket.id(),
                ticket.seat(),
                ticket.eventId(),
                ticket.type(),
                ticket.buyerId(),
                ticket.holder(),
                ticket.code(),
                ticket.signing(),
                new Ticket.Lifecycle(
                        lifecycle.status(),
                        lifecycle.issuedAt(),
                        lifecycle.cancelledAt(),
                        lifecycle.issuedAt(),
                        lifecycle.messageSequence()));
    }

    private Map<Ticket, String> credentials(List<Ticket> all) {
        return all.stream()
                .collect(
                        Collectors.toMap(
                                ticket -> ticket,
                                ticket -> keys.sign(ticket.signing().keyId(), ticket.claims())));
    }

    private List<Map<String, Object>> keys(UUID event) {
        return jdbc.sql(
                        """
                        select id, generation, status, disclosed, message_sequence,
                               encode(public_key, 'hex') as public_key
                          from ticket_key where event_id = :event order by generation
                        """)
                .param("event", event)
                .query()
                .listOfRows();
    }

    private void command(String name, String... arguments) {
        Optional<OperatorCommand> found =
                commands.stream().filter(command -> command.name().equals(name)).findFirst();
        found.orElseThrow().run(List.of(arguments));
    }
}
