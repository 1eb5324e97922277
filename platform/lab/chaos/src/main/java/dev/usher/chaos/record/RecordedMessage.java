package dev.usher.chaos.record;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic in the form in which it was read; it may be malformed.
 *
 * @param timestamp the broker's timestamp, in real time
 * @param value null for a deletion; base64 if {@code binary}, that is, not UTF-8
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
