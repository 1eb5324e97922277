package dev.usher.stripesandbox.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest entries of a log, at most {@code max}, oldest first. */
public final class NewestLog<T> {
    private final int max;
    private final Deque<T> entries = new ArrayDeque<>();

    public NewestLog(int max) {
        this.max = max;
    }

    public synchronized void add(T entry) {
        if (entries.size() >= max) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    public synchronized List<T> all() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        entries.clear();
    }
}
