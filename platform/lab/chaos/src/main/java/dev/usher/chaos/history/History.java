package dev.usher.chaos.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All calls of one run, kept in the memory of the lab, in the order of their answers. */
public final class History {

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    public void add(Call call) {
        calls.add(call);
    }

    /** A copy of what has been told so far. */
    public List<Call> calls() {
        return new ArrayList<>(calls);
    }
}
