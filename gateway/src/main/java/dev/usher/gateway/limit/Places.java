package dev.usher.gateway.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded number of places, of which each holder gets only some. */
public final class Places {

    private final int total;
    private final int perHolder;
    private final ConcurrentHashMap<String, Integer> taken = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /** The answer to the wish for a place. */
    public enum Answer {
        TAKEN,
        HOLDER_HAS_ENOUGH,
        ALL_TAKEN
    }

    public Places(int total, int perHolder) {
        if (total < 1 || perHolder < 1) {
            throw new IllegalArgumentException("there must be at least 1 place");
        }
        this.total = total;
        this.perHolder = perHolder;
    }

    /** Takes a place, which {@link #giveBack} must follow exactly if the answer is TAKEN. */
    public Answer take(String holder) {
        if (all.incrementAndGet() > total) {
            all.decrementAndGet();
            return Answer.ALL_TAKEN;
        }
        int own = taken.merge(holder, 1, Integer::sum);
        if (own > perHolder) {
            giveBack(holder);
            return Answer.HOLDER_HAS_ENOUGH;
        }
        return Answer.TAKEN;
    }

    /** Gives a place back. */
    public void giveBack(String holder) {
        taken.computeIfPresent(holder, (_, places) -> places == 1 ? null : places - 1);
        all.decrementAndGet();
    }

    /** Returns the number of places that are taken. */
    public int taken() {
        return all.get();
    }
}
