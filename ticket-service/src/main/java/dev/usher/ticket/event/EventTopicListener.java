package dev.usher.ticket.event;

import dev.usher.contracts.EventState;
import dev.usher.contracts.Topic;
import dev.usher.ticket.operation.OwnTopic;
import dev.usher.ticket.operation.TopicReplay;
import dev.usher.ticket.signing.SigningKeys;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Copies all events again. It comes after the keys, which it discloses. */
@Component
@Order(2)
class EventTopicListener implements OwnTopic {

    private final TopicReplay replay;
    private final TicketedEvents events;
    private final SigningKeys keys;
    private final HolderTerms terms;
    private final TransactionTemplate transaction;

    EventTopicListener(
            TopicReplay replay,
            TicketedEvents events,
            SigningKeys keys,
            HolderTerms terms,
            TransactionTemplate transaction) {
        this.replay = replay;
        this.events = events;
        this.keys = keys;
        this.terms = terms;
        this.transaction = transaction;
    }

    @Override
    public String rebuildTable() {
        AtomicLong read = new AtomicLong();
        replay.read(
                Topic.EVENTS.wireName(),
                records -> {
                    transaction.executeWithoutResult(_ -> learn(records));
                    read.addAndGet(records.size());
                });
        return "%d messages about events were read.".formatted(read.get());
    }

    private void learn(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() != null) {
                EventState state = TopicReplay.data(record, EventState.class);
                TicketedEvent event = EventListener.event(state, TopicReplay.sequence(record));
                events.learn(event);
                terms.learn(
                        event.id(), event.sequence(), state.admission().supersedeOnHolderChange());
                keys.introduce(event.id(), event.isPublic());
            }
        }
    }
}
