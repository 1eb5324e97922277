package dev.usher.platform.messaging;

import static dev.usher.platform.messaging.Topics.cloudEvent;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.contracts.Topic;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes six kinds of records for the topic of reservations that no retry can help. */
final class Poison {

    private Poison() {}

    static ProducerRecord<String, byte[]> record(int kind, UUID subject) {
        String to = subject.toString();
        String type = "usher.reservation.converted.v1";
        byte[] good = new MessageCodec().encode(Messages.converted(subject)).getBytes(UTF_8);
        ProducerRecord<String, byte[]> record =
                cloudEvent(
                        Messages.id(),
                        Topic.RESERVATIONS.wireName(),
                        to,
                        1,
                        kind % 6 == 0 ? "usher.ticket.issued.v1" : type,
                        switch (kind % 6) {
                            case 1 -> "{\"reservationId\":".getBytes(UTF_8);
                            case 2 -> new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"'};
                            case 3 -> "[".repeat(300_000).getBytes(UTF_8);
                            case 4 -> null;
                            default -> good;
                        });
        if (kind % 6 == 5) {
            record.headers().remove("ce_id");
        }
        return record;
    }
}
