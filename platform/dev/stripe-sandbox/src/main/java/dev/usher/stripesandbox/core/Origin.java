package dev.usher.stripesandbox.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which request caused a change, as far as one did. */
public record Origin(@Nullable String requestId, @Nullable Keyed key, List<String> expand) {

    /** Nobody's request: the buyer at the page, or time. */
    public static final Origin NONE = new Origin(null, null, List.of());

    public Origin {
        expand = List.copyOf(expand);
    }

    /** The idempotency key of the request and what it was used for. */
    public record Keyed(String scope, String key, String fingerprint) {}
}
