package dev.usher.ticket.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Money;
import dev.usher.contracts.PaymentMessage;
import dev.usher.contracts.PaymentRevoked;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.RefundRequested;
import dev.usher.contracts.TicketCancelled;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TestOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "ticket")
class RefundedTicketsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final MessageProbe kafka;
    private final Tickets tickets;

    RefundedTicketsIntegrationTests(MessageProbe kafka, Tickets tickets) {
        this.kafka = kafka;
        this.tickets = tickets;
    }

    @Test
    void cancelsTheTicketsThatARefundNames() {
        PaymentSucceeded paid = paid(3);
        List<Ticket> minted = awaitAll(paid, 3, TicketStatus.VALID);
        UUID first = minted.getFirst().id().value();

        publish(paid, 2, refund(paid, List.of(first, UUID.randomUUID()), false));

        await().atMost(SOON).until(() -> cancelled(paid).size() == 1);
        assertThat(cancelled(paid).getFirst().id().value()).isEqualTo(first);
        Seen seen = kafka.await(Topic.TICKETS, first.toString(), TicketCancelled.class);
        TicketState state = seen.message(TicketCancelled.class).state();
        assertThat(seen.sequence()).isEqualTo(2);
        assertThat(state.status()).isEqualTo("CANCELLED");
        assertThat(state.cancelledAt()).isEqualTo(NOON);
        assertThat(state.holder().email()).isNull();
        assertThat(state.code()).isNull();
    }

    @Test
    void cancelsNoTicketOfAnotherOrder() {
        PaymentSucceeded mine = paid(1);
        PaymentSucceeded other = paid(1);
        UUID foreign = awaitAll(other, 1, TicketStatus.VALID).getFirst().id().value();
        UUID own = awaitAll(mine, 1, TicketStatus.VALID).getFirst().id().value();

        publish(mine, 2, refund(mine, List.of(foreign, own), false));

        await().atMost(SOON).until(() -> cancelled(mine).size() == 1);
        assertThat(cancelled(other)).isEmpty();
    }

    @Test
    void cancelsAllTicketsOnceHoweverOftenItIsTold() {
        PaymentSucceeded paid = paid(2);
        awaitAll(paid, 2, TicketStatus.VALID);

        publish(paid, 2, refund(paid, List.of(), true));
        publish(paid, 3, refund(paid, List.of(), true));

        List<Ticket> after = awaitAll(paid, 2, TicketStatus.CANCELLED);
        PaymentSucceeded later = paid(1, paid);
        awaitAll(later, 1, TicketStatus.VALID);
        assertThat(after).allMatch(ticket -> ticket.lifecycle().messageSequence() == 2);
    }

    @Test
    void cancelsTicketsThatAreMintedAfterTheRefund() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 2);
        publish(paid, 2, refund(paid, List.of(), true));

        publish(paid, 1, paid);

        List<Ticket> minted = awaitAll(paid, 2, TicketStatus.CANCELLED);
        assertThat(minted).allMatch(ticket -> ticket.lifecycle().messageSequence() == 2);
    }

    @Test
    void cancelsAllTicketsOfAPaymentThatIsRevoked() {
        PaymentSucceeded paid = paid(2);
        awaitAll(paid, 2, TicketStatus.VALID);
        UUID named = of(paid).getFirst().id().value();

        publish(paid, 2, refund(paid, List.of(named), false));
        publish(paid, 3, revoked(paid));
        publish(paid, 4, revoked(paid));

        List<Ticket> after = awaitAll(paid, 2, TicketStatus.CANCELLED);
        assertThat(after).allMatch(ticket -> ticket.lifecycle().messageSequence() == 2);
    }

    @Test
    void cancelsTicketsThatAreMintedAfterTheirPaymentWasRevoked() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 2);
        publish(paid, 2, revoked(paid));

        publish(paid, 1, paid);

        awaitAll(paid, 2, TicketStatus.CANCELLED);
    }

    private static PaymentRevoked revoked(PaymentSucceeded paid) {
        return new PaymentRevoked(
                paid.orderId(), paid.reservationId(), paid.eventId(), "QUARANTINED", NOON);
    }

    private PaymentSucceeded paid(int quantity) {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), quantity);
        publish(paid, 1, paid);
        return paid;
    }

    /** Another order whose messages are handled after those of the first: they share a key. */
    private PaymentSucceeded paid(int quantity, PaymentSucceeded first) {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), quantity);
        kafka.publish(first.reservationId().toString(), paid.orderId().toString(), 1, paid);
        return paid;
    }

    private void publish(PaymentSucceeded order, long sequence, PaymentMessage message) {
        kafka.publish(
                order.reservationId().toString(), order.orderId().toString(), sequence, message);
    }

    private static RefundRequested refund(
            PaymentSucceeded paid, List<UUID> tickets, boolean allTickets) {
        return new RefundRequested(
                UUID.randomUUID(),
                paid.orderId(),
                paid.reservationId(),
                paid.eventId(),
                new Money(2500, "EUR"),
                tickets,
                allTickets,
                "REQUESTED",
                NOON);
    }

    private List<Ticket> awaitAll(PaymentSucceeded paid, int count, TicketStatus status) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(of(paid))
                                .hasSize(count)
                                .allMatch(ticket -> ticket.lifecycle().status() == status));
        return of(paid);
    }

    private List<Ticket> cancelled(PaymentSucceeded paid) {
        return of(paid).stream()
                .filter(ticket -> ticket.lifecycle().status() == TicketStatus.CANCELLED)
                .toList();
    }

    private List<Ticket> of(PaymentSucceeded paid) {
        return tickets.ofOrder(new OrderId(paid.orderId()), Tickets.Seat.FIRST, 10);
    }
}
