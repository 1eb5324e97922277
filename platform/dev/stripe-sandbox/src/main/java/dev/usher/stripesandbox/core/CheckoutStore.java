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
 * All checkouts in memory, by the id of the session, its intent, or one of its charges, refunds or
 * disputes. At most {@code maxSessions} are held: a new session evicts the one that finished first.
 */
public final class CheckoutStore {

    private final int maxSessions;
    private final ConcurrentMap<String, Kept> bySession = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Kept> byNumber = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, String> sessionOf = new ConcurrentHashMap<>();
    private final Queue<String> finished = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastNumber = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();

    public CheckoutStore(int maxSessions) {
        this.maxSessions = maxSessions;
    }

    /** A checkout with the lock that guards its changes. */
    static final class Kept {

        final ReentrantLock lock = new ReentrantLock();
        private volatile SandboxCheckout state;

        Kept(SandboxCheckout state) {
            this.state = state;
        }

        SandboxCheckout state() {
            return state;
        }
    }

    /** Replaces the visible state by a committed one. */
    public void put(SandboxCheckout after) {
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
        after.refunds().forEach(refund -> sessionOf.put(refund.id(), after.id()));
        after.disputes().forEach(dispute -> sessionOf.put(dispute.id(), after.id()));
        if (wasOpen && !after.session().open()) {
            finished.add(after.id());
        }
    }

    /** Evicts finished sessions until a new one fits; returns whether it does. */
    boolean makeRoom() {
        while (bySession.size() >= maxSessions) {
            String oldest = finished.poll();
            if (oldest == null) {
                return false;
            }
            evict(oldest);
        }
        return true;
    }

    private void evict(String session) {
        Kept kept = bySession.remove(session);
        if (kept == null) {
            return;
        }
        evicted.incrementAndGet();
        SandboxCheckout gone = kept.state;
        byNumber.remove(gone.number());
        gone.charges().forEach(charge -> sessionOf.remove(charge.id()));
        gone.refunds().forEach(refund -> sessionOf.remove(refund.id()));
        gone.disputes().forEach(dispute -> sessionOf.remove(dispute.id()));
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

    /** The id of the session of an intent, a charge, a refund or a dispute. */
    Optional<String> sessionOf(String child) {
        return Optional.ofNullable(sessionOf.get(child));
    }

    /** The stored state, which may be overdue. */
    public Optional<SandboxCheckout> stored(String session) {
        return Optional.ofNullable(bySession.get(session)).map(Kept::state);
    }

    /** The stored states, newest first. Some may be overdue. */
    public List<SandboxCheckout> newestFirst() {
        return byNumber.descendingMap().values().stream().map(Kept::state).toList();
    }

    public int size() {
        return bySession.size();
    }

    /** The number of evicted sessions. Sums over all sessions lack them. */
    public long evicted() {
        return evicted.get();
    }

    public void clear() {
        evicted.set(0);
        bySession.clear();
        byNumber.clear();
        sessionOf.clear();
        finished.clear();
    }
}
