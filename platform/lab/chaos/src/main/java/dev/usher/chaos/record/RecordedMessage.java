package dev.usher.chaos.record;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a topic as it was read. Nothing is assumed about it, for it may be poison.
 *
 * @param timestamp the broker's, by real time
 * @param value null for a deletion; base64 when {@code binary}, because it was no UTF-8
 */
public record RecordedMessage(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable String value,
        boolean binary) {

    public RecordedMessage {
        headers = Map.copyOf(headers);
    }

    /** The CloudEvents attribute of that name, such as {@code id} or {@code subject}. */
    public @Nullable String attribute(String name) {
        return headers.get("ce_" + name);
    }
}
