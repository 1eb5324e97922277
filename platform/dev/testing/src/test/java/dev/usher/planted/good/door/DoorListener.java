package dev.usher.planted.good.door;

import dev.usher.contracts.MessageType;
import dev.usher.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

class DoorListener {

    private final List<String> names = new ArrayList<>();

    @KafkaListener(topics = Topic.Names.EVENTS, groupId = "door.events")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        names.add(inside().get());
    }

    private Supplier<String> inside() {
        return new Supplier<>() {
            @Override
            public String get() {
                return MessageType.EVENT_PUBLISHED.wireName();
            }
        };
    }
}
