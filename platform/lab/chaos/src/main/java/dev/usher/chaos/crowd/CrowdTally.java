package dev.usher.chaos.crowd;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts journeys by their ending, and keeps the longest wait for tickets. */
public final class CrowdTally {

    private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    private int started;
    private int ended;
    private int lastServed;
    private Duration slowestTicket = Duration.ZERO;
    private Duration slowestGate = Duration.ZERO;

    /** Counts a journey and returns its number, from 1. */
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

    synchronized void gateKnewAfter(Duration time) {
        if (time.compareTo(slowestGate) > 0) {
            slowestGate = time;
        }
    }

    /** The longest time from a cancellation or a removal of staff until a gate knew. */
    public synchronized Duration slowestGate() {
        return slowestGate;
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

    /** Tells whether a journey after the given number ended with tickets. */
    public synchronized boolean servedAfter(int others) {
        return lastServed > others;
    }

    /** The longest time from a payment to the tickets. */
    public synchronized Duration slowestTicket() {
        return slowestTicket;
    }
}
