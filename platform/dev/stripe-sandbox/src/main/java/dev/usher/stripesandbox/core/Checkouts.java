package dev.usher.stripesandbox.core;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All checkouts, in memory, found by the id of the session, its intent or one of its charges. Holds
 * no more than {@code maxSessions}: for a new one the longest finished one leaves.
 */
public final class Checkouts {

    private final int maxSessions;
    private final ConcurrentMap<String, Kept> bySession = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Kept> byNumber = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, String> sessionOf = new ConcurrentHashMap<>();
    private final Queue<String> finished = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastNumber = new AtomicLong();
    private final AtomicLong forgotten = new AtomicLong();

    public Checkouts(int maxSessions) {
        this.maxSessions = maxSessions;
    }

    /** One checkout with the lock that orders its changes. */
    static final class Kept {

        final ReentrantLock lock = new ReentrantLock();
        private volatile Checkout state;

        Kept(Checkout state) {
            this.state = state;
        }

        Checkout state() {
            return state;
        }
    }

    /** Makes a committed state the visible one. */
    public void put(Checkout after) {
        Kept kept = bySession.get(after.id());
        boolean wasOpen = kept == null || kept.state.session().open();
        if (kept == null) {
            makeRoom();
            kept = new Kept(after);
            bySession.put(after.id(), kept);
            byNumber.put(after.number(), kept);
            lastNumber.accumulateAndGet(after.number(), Math::max);
        } else {
            kept.state = after;
        }
        PaymentIntent intent = after.intent();
        if (intent != null) {
            sessionOf.put(intent.id(), after.id());
        }
        after.latestCharge().ifPresent(charge -> sessionOf.put(charge.id(), after.id()));
        if (wasOpen && !after.session().open()) {
            finished.add(after.id());
        }
    }

    /** Whether a new session fits, after letting finished ones go if it must. */
    boolean makeRoom() {
        while (bySession.size() >= maxSessions) {
            String oldest = finished.poll();
            if (oldest == null) {
                return false;
            }
            forget(oldest);
        }
        return true;
    }

    private void forget(String session) {
        Kept kept = bySession.remove(session);
        if (kept == null) {
            return;
        }
        forgotten.incrementAndGet();
        Checkout gone = kept.state;
        byNumber.remove(gone.number());
        gone.charges().forEach(charge -> sessionOf.remove(charge.id()));
        PaymentIntent intent = gone.intent();
        if (intent != null) {
            sessionOf.remove(intent.id());
        }
    }

    long nextNumber() {
        return lastNumber.incrementAndGet();
    }

    @Nullable Kept kept(String session) {
        return bySession.get(session);
    }

    /** The session that an intent or a charge belongs to. */
    Optional<String> sessionOf(String intentOrCharge) {
        return Optional.ofNullable(sessionOf.get(intentOrCharge));
    }

    /** The state as it is kept, also of a session whose time is over. */
    public Optional<Checkout> asKept(String session) {
        return Optional.ofNullable(bySession.get(session)).map(Kept::state);
    }

    /** All, newest first, as they are at this moment. */
    public List<Checkout> newestFirst() {
        return byNumber.descendingMap().values().stream().map(Kept::state).toList();
    }

    public int size() {
        return bySession.size();
    }

    /** How many had to leave for newer ones; what is counted over all sessions misses these. */
    public long forgotten() {
        return forgotten.get();
    }

    public void clear() {
        forgotten.set(0);
        bySession.clear();
        byNumber.clear();
        sessionOf.clear();
        finished.clear();
    }
}
