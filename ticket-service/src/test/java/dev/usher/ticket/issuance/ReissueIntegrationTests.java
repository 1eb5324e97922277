package dev.usher.ticket.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.TicketKeyChanged;
import dev.usher.contracts.TicketSuperseded;
import dev.usher.contracts.Topic;
import dev.usher.credential.KeyId;
import dev.usher.credential.SignedCredential;
import dev.usher.credential.VerifyingKey;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TestOrders;
import dev.usher.ticket.operation.OperatorCommand;
import dev.usher.ticket.signing.KeyRotation;
import dev.usher.ticket.signing.SigningKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys are rotated and replaced, and tickets are issued again. */
@ServiceTest(schema = "ticket")
class ReissueIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final MessageProbe kafka;
    private final Tickets tickets;
    private final Issuance issuance;
    private final KeyRotation rotation;
    private final SigningKeys keys;
    private final List<OperatorCommand> commands;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    ReissueIntegrationTests(
            MessageProbe kafka,
            Tickets tickets,
            Issuance issuance,
            KeyRotation rotation,
            SigningKeys keys,
            List<OperatorCommand> commands,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.kafka = kafka;
        this.tickets = tickets;
        this.issuance = issuance;
        this.rotation = rotation;
        this.keys = keys;
        this.commands = commands;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void signsNewTicketsWithTheNextKeyAndLetsTheFormerVerify() {
        UUID event = UUID.randomUUID();
        Ticket first = minted(event, 1).getFirst();

        String said = command("rotate-key", event);
        Ticket second = minted(event, 1).getFirst();

        KeyId next = second.signing().keyId();
        assertThat(said).contains(next.toString());
        assertThat(next).isNotEqualTo(first.signing().keyId());
        assertThat(tickets.find(first.id())).contains(first);
        awaitStatus(first.signing().keyId(), "VERIFY_ONLY");
        awaitStatus(next, "ACTIVE");
        assertThat(verified(first)).isTrue();
        assertThat(verified(second)).isTrue();
    }

    /** The drill for a key that somebody else may know. */
    @Test
    void issuesAllTicketsOfAnEventAgainAndRevokesTheKeysBefore() {
        UUID event = UUID.randomUUID();
        List<Ticket> before = new ArrayList<>(minted(event, 3));
        rotation.rotate(new EventId(event));
        before.addAll(minted(event, 2));
        Ticket elsewhere = minted(UUID.randomUUID(), 1).getFirst();
        transaction.executeWithoutResult(_ ->
                issuance.apply(
                        new PaymentNews(
                                List.of(),
                                List.of(
                                        new Cancellation(
                                                before.getLast().seat().orderId(),
                                                before.getLast().id(),
                                                TestOrders.PAID)))));

        command("replace-keys", event);

        KeyId active = keyOfNext(event);
        for (Ticket old : before.subList(0, 4)) {
            Ticket now = tickets.find(old.id()).orElseThrow();
            assertThat(now.signing().keyId()).isEqualTo(active);
            assertThat(now.signing().version()).isEqualTo(2);
            assertThat(now.code()).isEqualTo(old.code());
            assertThat(verified(now)).isTrue();
            kafka.await(Topic.TICKETS, now.id().toString(), TicketSuperseded.class);
            awaitStatus(old.signing().keyId(), "REVOKED");
        }
        assertThat(tickets.find(before.getLast().id()).orElseThrow().signing().version())
                .isEqualTo(1);
        assertThat(tickets.find(elsewhere.id())).contains(elsewhere);
    }

    @Test
    void endsAReplacementThatWasInterrupted() {
        UUID event = UUID.randomUUID();
        Ticket before = minted(event, 1).getFirst();
        KeyId begun = rotation.beginReplacement(new EventId(event));

        command("replace-keys", event);

        Ticket after = tickets.find(before.id()).orElseThrow();
        assertThat(after.signing().keyId()).isEqualTo(begun);
        assertThat(after.signing().version()).isEqualTo(2);
        awaitStatus(before.signing().keyId(), "REVOKED");
    }

    @Test
    void leavesNoTicketUnderAFormerKeyThatIsMintedDuringAReplacement() throws Exception {
        UUID event = UUID.randomUUID();
        minted(event, 1);
        AtomicBoolean done = new AtomicBoolean();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> minting = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                minting.add(
                        threads.submit(() -> {
                            while (!done.get()) {
                                minted(event, 2);
                            }
                        }));
            }
            command("replace-keys", event);
            command("replace-keys", event);
            done.set(true);
            for (Future<?> each : minting) {
                each.get();
            }
        }

        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from ticket t join ticket_key k on k.id = t.key_id
                                         where t.event_id = :event and k.status <> 'ACTIVE'
                                        """)
                                .param("event", event)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void refusesToRotateTheKeyOfAnUnknownEvent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> command("rotate-key", UUID.randomUUID()))
                .withMessageContaining("No key of event");
    }

    private String command(String name, UUID event) {
        return commands.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow()
                .run(List.of(event.toString()));
    }

    private List<Ticket> minted(UUID event, int quantity) {
        PaymentSucceeded paid = TestOrders.paidBy("alice", event, quantity);
        PaidOrder order = PaymentListener.order(paid);
        transaction.executeWithoutResult(
                _ -> issuance.apply(new PaymentNews(List.of(order), List.of())));
        return tickets.ofOrder(new OrderId(paid.orderId()), Tickets.Seat.FIRST, 10);
    }

    private KeyId keyOfNext(UUID event) {
        return minted(event, 1).getFirst().signing().keyId();
    }

    private String credential(Ticket ticket) {
        return keys.sign(ticket.signing().keyId(), ticket.claims());
    }

    private boolean verified(Ticket ticket) {
        byte[] key =
                jdbc.sql("select public_key from ticket_key where id = :id")
                        .param("id", ticket.signing().keyId().toString())
                        .query(byte[].class)
                        .single();
        return SignedCredential.parse(credential(ticket))
                .orElseThrow()
                .verify(new VerifyingKey(key));
    }

    private void awaitStatus(KeyId key, String status) {
        await().atMost(SOON)
                .until(() ->
                        kafka.seen(Topic.TICKET_KEYS).stream()
                                .filter(seen -> key.toString().equals(seen.key()))
                                .map(seen -> seen.message(TicketKeyChanged.class).status())
                                .anyMatch(status::equals));
    }
}
