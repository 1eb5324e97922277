package dev.usher.event.access;

import dev.usher.contracts.StaffBound;
import dev.usher.contracts.StaffMessage;
import dev.usher.contracts.Topic;
import dev.usher.event.EventId;
import dev.usher.platform.messaging.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears at the gate which account an entry turned out to be. */
@Component
class StaffListener {

    private final Inbox inbox;
    private final StaffDesk desk;

    StaffListener(Inbox inbox, StaffDesk desk) {
        this.inbox = inbox;
        this.desk = desk;
    }

    @KafkaListener(topics = Topic.Names.STAFF, groupId = "event-service.staff")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(
                record,
                StaffMessage.class,
                incoming -> {
                    switch (incoming.message()) {
                        case StaffBound bound ->
                                desk.bind(
                                        new EventId(bound.eventId()),
                                        bound.staffId(),
                                        bound.accountId(),
                                        bound.boundAt());
                    }
                });
    }
}
