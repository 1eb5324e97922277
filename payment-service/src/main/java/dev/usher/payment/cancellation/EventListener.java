package dev.usher.payment.cancellation;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventState;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Learns who organizes each event, and that it was cancelled. */
@Component
class EventListener {

    private final Inbox inbox;
    private final KnownEvents events;
    private final ApplyCancellation cancellation;

    EventListener(Inbox inbox, KnownEvents events, ApplyCancellation cancellation) {
        this.inbox = inbox;
        this.events = events;
        this.cancellation = cancellation;
    }

    @KafkaListener(topics = Topic.Names.EVENTS, groupId = "payment-service.events")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(
                records,
                EventMessage.class,
                each(this::handle),
                each(deletion ->
                        events.forget(UUID.fromString(deletion.key()), deletion.sequence())));
    }

    private void handle(Incoming<EventMessage> incoming) {
        EventState state = incoming.message().state();
        KnownEvent event =
                new KnownEvent(
                        state.id(), state.organizerId(), KnownEvent.Status.valueOf(state.status()));
        if (events.learn(event, incoming.sequence()) && event.isCancelled()) {
            cancellation.begin(event.id());
        }
    }
}
