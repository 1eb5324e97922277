package dev.usher.event.access;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.StaffBound;
import dev.usher.contracts.StaffMessage;
import dev.usher.contracts.Topic;
import dev.usher.event.EventId;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Listens to the messages of the gate about entries that were bound to an account. */
@Component
class StaffListener {

    private final Inbox inbox;
    private final RecordStaffAccount recordAccount;

    StaffListener(Inbox inbox, RecordStaffAccount recordAccount) {
        this.inbox = inbox;
        this.recordAccount = recordAccount;
    }

    @KafkaListener(topics = Topic.Names.STAFF, groupId = "event-service.staff")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, StaffMessage.class, each(this::handle));
    }

    private void handle(Incoming<StaffMessage> incoming) {
        switch (incoming.message()) {
            case StaffBound bound ->
                    recordAccount.record(
                            new EventId(bound.eventId()),
                            bound.staffId(),
                            bound.accountId(),
                            bound.boundAt());
        }
    }
}
