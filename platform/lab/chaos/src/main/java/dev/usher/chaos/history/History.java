package dev.usher.chaos.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All calls of one run in memory, in the order of their answers. */
public final class History {

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    public void add(Call call) {
        calls.add(call);
    }

    /** A copy of the calls so far. */
    public List<Call> calls() {
        return new ArrayList<>(calls);
    }
}
