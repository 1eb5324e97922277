package dev.usher.ticket.signing;

import dev.usher.contracts.TicketKeyChanged;
import dev.usher.contracts.Topic;
import dev.usher.ticket.EventId;
import dev.usher.ticket.operation.OwnTopic;
import dev.usher.ticket.operation.TopicReplay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the keys again from their topic, and the topic from the keys. */
@Component
@Order(1)
class KeyTopicPublisher implements OwnTopic {

    /** The generations that are tried for a key id; an event has had as many rotations at most. */
    private static final int MAX_GENERATIONS = 1_000;

    private static final int ROWS = 1_000;

    private final TopicReplay replay;
    private final TicketKeys keys;
    private final SigningKeys signing;
    private final TicketKeyPublisher publisher;
    private final TransactionTemplate transaction;

    KeyTopicPublisher(
            TopicReplay replay,
            TicketKeys keys,
            SigningKeys signing,
            TicketKeyPublisher publisher,
            TransactionTemplate transaction) {
        this.replay = replay;
        this.keys = keys;
        this.signing = signing;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    private record Told(TicketKeyChanged key, long sequence) {

        private boolean isActive() {
            return KeyStatus.valueOf(key.status()) == KeyStatus.ACTIVE;
        }
    }

    @Override
    public String rebuildTable() {
        Map<String, Told> newest = new HashMap<>();
        replay.read(
                Topic.TICKET_KEYS.wireName(),
                records -> records.forEach(record -> note(record, newest)));
        // The active key comes last: at no moment may an event have two.
        List<Told> sorted = new ArrayList<>(newest.values());
        sorted.sort(Comparator.comparing(Told::isActive));
        transaction.executeWithoutResult(
                _ -> sorted.forEach(told -> keys.restore(key(told.key()), told.sequence())));
        return "%d keys were read.".formatted(sorted.size());
    }

    private static void note(ConsumerRecord<String, byte[]> record, Map<String, Told> newest) {
        if (record.value() == null) {
            newest.remove(record.key());
        } else {
            newest.put(
                    record.key(),
                    new Told(
                            TopicReplay.data(record, TicketKeyChanged.class),
                            TopicReplay.sequence(record)));
        }
    }

    private TicketKey key(TicketKeyChanged told) {
        EventId event = new EventId(told.eventId());
        for (int generation = 1; generation <= MAX_GENERATIONS; generation++) {
            TicketKey key = signing.generation(event, generation, false);
            if (key.id().toString().equals(told.keyId())) {
                return key.withStatus(KeyStatus.valueOf(told.status()));
            }
        }
        throw new IllegalStateException(
                "USHER_TICKET_ROOT_SECRET is not the one that made key " + told.keyId());
    }

    @Override
    public Optional<String> publishAgain() {
        long published = 0;
        String after = "";
        List<TicketKeys.Counted> some;
        do {
            String last = after;
            some = transaction.execute(_ -> publishAfter(last));
            published += some.size();
            after = some.isEmpty() ? after : some.getLast().key().id().toString();
        } while (!some.isEmpty());
        return Optional.of("%d keys are published again.".formatted(published));
    }

    private List<TicketKeys.Counted> publishAfter(String last) {
        List<TicketKeys.Counted> some = keys.countAfter(last, ROWS);
        some.forEach(each -> publisher.changed(each.key(), each.sequence(), each.key().status()));
        return some;
    }
}
