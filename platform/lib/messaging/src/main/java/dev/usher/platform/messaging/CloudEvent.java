package dev.usher.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a CloudEvent 1.0 in binary mode, as Kafka headers. The subject is the aggregate
 * whose messages the sequence counts.
 */
record CloudEvent(UUID id, String type, long sequence, Instant time, @Nullable String traceparent) {

    /** The type of a null value, which deletes the key. */
    static final String DELETED = "usher.deleted.v1";

    private static final String VERSION = "1.0";

    static void write(OutboxRow row, String source, Headers headers) {
        add(headers, "ce_specversion", VERSION);
        add(headers, "ce_id", row.messageId().toString());
        add(headers, "ce_type", row.type());
        add(headers, "ce_source", source);
        add(headers, "ce_subject", row.aggregateId());
        add(headers, "ce_time", row.occurredAt().toString());
        add(headers, "ce_sequence", Long.toString(row.sequence()));
        add(headers, TraceHeader.HEADER, row.traceparent());
        if (row.payload() != null) {
            add(headers, "content-type", "application/json");
        }
    }

    /** Reads the headers; throws {@link PoisonException} if one is missing or malformed. */
    static CloudEvent read(ConsumerRecord<String, byte[]> record) {
        Headers headers = record.headers();
        String version = required(headers, "ce_specversion");
        if (!version.equals(VERSION)) {
            throw new PoisonException("ce_specversion must be " + VERSION);
        }
        try {
            return new CloudEvent(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_type"),
                    Long.parseLong(required(headers, "ce_sequence")),
                    OffsetDateTime.parse(required(headers, "ce_time")).toInstant(),
                    optional(headers, TraceHeader.HEADER));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new PoisonException("a CloudEvents header is malformed", malformed);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static String required(Headers headers, String name) {
        String value = optional(headers, name);
        if (value == null) {
            throw new PoisonException("the header " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
