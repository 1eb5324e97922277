package dev.usher.payment.erasure;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.PersonErased;
import dev.usher.contracts.PersonMessage;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Listens for people who asked to be erased. */
@Component
class BuyerErasureListener {

    private final Inbox inbox;
    private final EraseBuyer eraseBuyer;

    BuyerErasureListener(Inbox inbox, EraseBuyer eraseBuyer) {
        this.inbox = inbox;
        this.eraseBuyer = eraseBuyer;
    }

    @KafkaListener(topics = Topic.Names.PEOPLE, groupId = "payment-service.people")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, PersonMessage.class, each(this::handle));
    }

    private void handle(Incoming<PersonMessage> incoming) {
        switch (incoming.message()) {
            case PersonErased erased -> eraseBuyer.erase(erased.accountId(), erased.erasedAt());
        }
    }
}
