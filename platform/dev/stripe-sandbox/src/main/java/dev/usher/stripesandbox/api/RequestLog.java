package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.settings.SandboxSettings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The newest calls of the API, oldest first, for assertions of tests. */
@Component
public class RequestLog {

    private final int max;
    private final Deque<Logged> calls = new ArrayDeque<>();

    /**
     * One call, with its parameters as they came. {@code fault} says what was done to it; status 0
     * is a call that was dropped before anything happened.
     */
    public record Logged(
            String requestId,
            Instant at,
            String method,
            String path,
            String parameters,
            @Nullable String idempotencyKey,
            int status,
            @Nullable String fault) {}

    RequestLog(SandboxSettings settings) {
        this.max = settings.maxRequests();
    }

    synchronized void add(Logged call) {
        if (calls.size() >= max) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    public synchronized List<Logged> all() {
        return List.copyOf(calls);
    }

    public synchronized void clear() {
        calls.clear();
    }
}
