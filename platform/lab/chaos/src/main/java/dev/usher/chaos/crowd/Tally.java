package dev.usher.chaos.crowd;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What became of the journeys so far, and how long tickets took. */
public final class Tally {

    private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    private int started;
    private int ended;
    private int lastServed;
    private Duration slowestTicket = Duration.ZERO;

    /** Answers which journey this one is, counted from 1. */
    synchronized int began() {
        return ++started;
    }

    synchronized void ended(int journey, Ending ending) {
        ended++;
        endings.merge(ending, 1, Integer::sum);
        if (ending == Ending.SERVED || ending == Ending.ADMITTED) {
            lastServed = Math.max(lastServed, journey);
        }
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

    /** Whether anybody ended with tickets who began after so many others. */
    public synchronized boolean servedAfter(int others) {
        return lastServed > others;
    }

    /** From the payment to the first sight of the tickets. */
    public synchronized Duration slowestTicket() {
        return slowestTicket;
    }
}
