package dev.usher.platform.testing;

import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One record of a topic. */
public final class Seen {

    private final ConsumerRecord<String, byte[]> record;
    private final Map<String, String> headers;

    private Seen(ConsumerRecord<String, byte[]> record, Map<String, String> headers) {
        this.record = record;
        this.headers = headers;
    }

    static Seen of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            byte[] bytes = header.value();
            headers.put(
                    header.key(), bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
        }
        return new Seen(record, Map.copyOf(headers));
    }

    public String topic() {
        return record.topic();
    }

    public int partition() {
        return record.partition();
    }

    public long offset() {
        return record.offset();
    }

    public @Nullable String key() {
        return record.key();
    }

    public Map<String, String> headers() {
        return headers;
    }

    public UUID id() {
        return UUID.fromString(header("ce_id"));
    }

    /** Returns the message; fails for a type that is not in the catalog. */
    public MessageType type() {
        String name = header("ce_type");
        return MessageType.ofWireName(name)
                .orElseThrow(() -> new AssertionError("unknown type " + name + " in " + this));
    }

    /** Returns the aggregate that the sequence counts for. */
    public String subject() {
        return header("ce_subject");
    }

    public long sequence() {
        return Long.parseLong(header("ce_sequence"));
    }

    public Instant time() {
        return Instant.parse(header("ce_time"));
    }

    public byte @Nullable [] value() {
        return record.value();
    }

    /** Tells whether the value is null, which deletes the key from a compacted topic. */
    public boolean deletion() {
        return value() == null;
    }

    public boolean is(Class<? extends Message> message) {
        return value() != null
                && MessageType.ofWireName(headers.getOrDefault("ce_type", ""))
                        .map(MessageType::record)
                        .filter(message::equals)
                        .isPresent();
    }

    public Message message() {
        byte[] value = value();
        if (value == null) {
            throw new AssertionError("a deletion has no message: " + this);
        }
        return WireFormat.decode(type(), value);
    }

    public <M extends Message> M message(Class<M> type) {
        return type.cast(message());
    }

    public String text() {
        byte[] value = value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    public String header(String name) {
        String found = headers.get(name);
        if (found == null) {
            throw new AssertionError("no header " + name + " in " + this);
        }
        return found;
    }

    @Override
    public String toString() {
        return topic()
                + "/"
                + partition()
                + "@"
                + offset()
                + " "
                + key()
                + " "
                + headers
                + " "
                + text();
    }
}
