package dev.usher.stripesandbox.core;

import java.util.List;

/** One step: the state after it and what happened, in order. Kept and announced as a whole. */
public record Change(Checkout after, List<Happening> happenings, Origin origin) {

    public Change {
        happenings = List.copyOf(happenings);
    }
}
