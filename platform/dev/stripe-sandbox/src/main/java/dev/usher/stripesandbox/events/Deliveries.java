package dev.usher.stripesandbox.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest delivery attempts, oldest first. */
public final class Deliveries {

    private final int max;
    private final Deque<Delivery> attempts = new ArrayDeque<>();

    public Deliveries(int max) {
        this.max = max;
    }

    synchronized void add(Delivery attempt) {
        if (attempts.size() >= max) {
            attempts.removeFirst();
        }
        attempts.addLast(attempt);
    }

    public synchronized List<Delivery> all() {
        return List.copyOf(attempts);
    }

    public synchronized void clear() {
        attempts.clear();
    }
}
