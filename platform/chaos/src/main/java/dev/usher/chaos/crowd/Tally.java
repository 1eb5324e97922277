package dev.usher.chaos.crowd;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What became of the journeys so far, and how long tickets took. */
public final class Tally {

    private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    private int started;
    private int ended;
    private Duration slowestTicket = Duration.ZERO;

    synchronized void began() {
        started++;
    }

    synchronized void ended(Ending ending) {
        ended++;
        endings.merge(ending, 1, Integer::sum);
    }

    synchronized void ticketAfter(Duration paid) {
        if (paid.compareTo(slowestTicket) > 0) {
            slowestTicket = paid;
        }
    }

    public synchronized int started() {
        return started;
    }

    public synchronized int underWay() {
        return started - ended;
    }

    public synchronized Map<Ending, Integer> endings() {
        return new EnumMap<>(endings);
    }

    /** Journeys that ended with tickets. */
    public synchronized int served() {
        return endings.getOrDefault(Ending.SERVED, 0) + endings.getOrDefault(Ending.ADMITTED, 0);
    }

    /** From the payment to the first sight of the tickets. */
    public synchronized Duration slowestTicket() {
        return slowestTicket;
    }
}
