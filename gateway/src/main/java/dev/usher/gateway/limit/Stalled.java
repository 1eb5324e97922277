package dev.usher.gateway.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the requests of one holder that are incomplete. Beyond the bound the oldest is given up,
 * not the newest refused: prompt requests pass, however many stall beside them.
 */
public final class Stalled {

    private final int perHolder;
    private final ConcurrentHashMap<String, Deque<Runnable>> waiting = new ConcurrentHashMap<>();

    public Stalled(int perHolder) {
        if (perHolder < 1) {
            throw new IllegalArgumentException("there must be room for at least 1 request");
        }
        this.perHolder = perHolder;
    }

    /** Notes an incomplete request and what gives it up, and may give up an older one. */
    public void enter(String holder, Runnable giveUp) {
        AtomicReference<@Nullable Runnable> oldest = new AtomicReference<>();
        waiting.compute(
                holder,
                (_, known) -> {
                    Deque<Runnable> requests = known == null ? new ArrayDeque<>() : known;
                    requests.addLast(giveUp);
                    oldest.set(requests.size() > perHolder ? requests.pollFirst() : null);
                    return requests;
                });
        Runnable beyond = oldest.get();
        if (beyond != null) {
            beyond.run();
        }
    }

    /** Notes that a request is complete or has ended; it may have been given up before. */
    public void leave(String holder, Runnable giveUp) {
        waiting.computeIfPresent(
                holder,
                (_, requests) -> {
                    requests.remove(giveUp);
                    return requests.isEmpty() ? null : requests;
                });
    }

    /** Returns the number of incomplete requests. */
    public int requests() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }
}
