package dev.usher.ticket.issuance;

import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.credential.KeyId;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.operation.OwnTopic;
import dev.usher.ticket.operation.TopicReplay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the tickets again from their topic, and the topic from the tickets. */
@Component
@Order(3)
class TicketTopicPublisher implements OwnTopic {

    private static final int ROWS = 1_000;

    private final TopicReplay replay;
    private final Tickets tickets;
    private final TicketSeal seal;
    private final TicketPublisher publisher;
    private final TransactionTemplate transaction;

    TicketTopicPublisher(
            TopicReplay replay,
            Tickets tickets,
            TicketSeal seal,
            TicketPublisher publisher,
            TransactionTemplate transaction) {
        this.replay = replay;
        this.tickets = tickets;
        this.seal = seal;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    @Override
    public String rebuildTable() {
        AtomicLong restored = new AtomicLong();
        AtomicLong unsealed = new AtomicLong();
        replay.read(
                Topic.TICKETS.wireName(),
                records -> {
                    Map<TicketId, Ticket> newest = new LinkedHashMap<>();
                    for (ConsumerRecord<String, byte[]> record : records) {
                        if (record.value() != null) {
                            ticket(record)
                                    .ifPresentOrElse(
                                            ticket -> newest.put(ticket.id(), ticket),
                                            unsealed::incrementAndGet);
                        }
                    }
                    restored.addAndGet(tickets.restore(newest.values()));
                });
        return "%d tickets were restored; %d messages of earlier releases had no seal."
                .formatted(restored.get(), unsealed.get());
    }

    private Optional<Ticket> ticket(ConsumerRecord<String, byte[]> record) {
        TicketState state = TopicReplay.data(record, TicketState.class);
        return Optional.ofNullable(state.sealed())
                .map(sealed -> seal.open(new TicketId(state.id()), sealed))
                .map(content -> ticket(state, content, TopicReplay.sequence(record)));
    }

    private static Ticket ticket(TicketState state, TicketSeal.Content content, long sequence) {
        return new Ticket(
                new TicketId(state.id()),
                new Ticket.OrderedSeat(
                        new OrderId(state.orderId()),
                        content.orderReference(),
                        state.reservationId(),
                        state.lineId(),
                        state.seat()),
                new EventId(state.eventId()),
                new Ticket.TicketType(state.ticketTypeId(), state.ticketTypeName()),
                content.buyerId(),
                new TicketHolder(
                        state.holder().name(),
                        content.holderEmail(),
                        content.heldAlone(),
                        content.holderNamed()),
                content.code(),
                new Ticket.Signing(
                        state.version(),
                        KeyId.parse(state.keyId()),
                        content.notBefore(),
                        content.expiresAt()),
                new Ticket.Lifecycle(
                        TicketStatus.valueOf(state.status()),
                        state.issuedAt(),
                        state.cancelledAt(),
                        state.issuedAt(),
                        sequence));
    }

    @Override
    public Optional<String> publishAgain() {
        long published = 0;
        TicketId after = new TicketId(new UUID(0, 0));
        List<Ticket> some;
        do {
            TicketId last = after;
            some = transaction.execute(_ -> publishAfter(last));
            published += some.size();
            after = some.isEmpty() ? after : some.getLast().id();
        } while (!some.isEmpty());
        return Optional.of("%d tickets are published again.".formatted(published));
    }

    private List<Ticket> publishAfter(TicketId last) {
        List<Ticket> some = tickets.countAfter(last, ROWS);
        publisher.publish(some.stream().map(publisher::issued).toList());
        return some;
    }
}
