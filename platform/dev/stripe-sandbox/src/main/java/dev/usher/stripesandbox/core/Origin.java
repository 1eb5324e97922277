package dev.usher.stripesandbox.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request that caused a change. */
public record Origin(@Nullable String requestId, @Nullable Keyed key, List<String> expand) {

    /** A change without an API request, made by the buyer at the page or by time. */
    public static final Origin NONE = new Origin(null, null, List.of());

    public Origin {
        expand = List.copyOf(expand);
    }

    /** The idempotency key of a request, and the fingerprint of that request. */
    public record Keyed(String scope, String key, String fingerprint) {}
}
