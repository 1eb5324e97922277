package dev.usher.chaos.crowd;

import dev.usher.client.ApiCall;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;

/**
 * The changes that organizers make while they sell: other capacities, staff that leaves, an event
 * that is cancelled, money that is given back. Measures how soon the gates know.
 */
final class Backstage {

    private static final List<Integer> CAPACITIES = List.of(16, 8, 12, 20, 10);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** No ticket; gate staff is refused before it is read. */
    private static final String NO_CREDENTIAL = "TKT1.none";

    private static final int FORBIDDEN = 403;

    private final UsherClient client;
    private final Organizers organizers;
    private final CrowdTally tally;
    private final Map<String, BoughtTicket> sold = new ConcurrentHashMap<>();
    private final Deque<BoughtTicket> refundable = new ConcurrentLinkedDeque<>();

    Backstage(UsherClient client, Organizers organizers, CrowdTally tally) {
        this.client = client;
        this.organizers = organizers;
        this.tally = tally;
    }

    /** Remembers a ticket by which the gates of its event can be asked. */
    void sold(BoughtTicket ticket) {
        sold.putIfAbsent(ticket.event(), ticket);
        refundable.add(ticket);
    }

    /** Refunds the newest order that cost money, each once; does nothing while none is left. */
    void refund() throws InterruptedException {
        BoughtTicket ticket = refundable.pollLast();
        while (ticket != null && organizers.isFree(ticket.event())) {
            ticket = refundable.pollLast();
        }
        if (ticket != null) {
            organizers.insist(Calls.refundOrder(ticket.order()).keyed("refund-" + ticket.order()));
        }
    }

    /** Cancels the oldest small event of which a ticket was sold, if there is one. */
    void cancelSold() throws InterruptedException {
        Optional<EventOnSale> show =
                organizers.small().stream()
                        .filter(small -> sold.containsKey(small.event()))
                        .findFirst();
        if (show.isPresent()) {
            cancel(show.get());
        }
    }

    /** Makes the change of this turn at a small event. */
    void change(int turn, EventOnSale show) throws InterruptedException {
        switch (turn % 3) {
            case 0 -> changeCapacity(show, CAPACITIES.get(turn / 3 % CAPACITIES.size()));
            case 1 -> removeStaff(show);
            default -> cancel(show);
        }
    }

    private void changeCapacity(EventOnSale show, int capacity) throws InterruptedException {
        // Fewer seats than are sold and held are refused, which is an answer too.
        organizers.insist(Calls.changeCapacity(show.event(), capacity));
    }

    private void removeStaff(EventOnSale show) throws InterruptedException {
        Actor leaving = show.gates().getLast();
        Reply removed = organizers.insist(Calls.removeStaff(show.event(), leaving.email()));
        if (removed.ok()) {
            awaitKnown(
                    leaving,
                    Calls.validate(show.event(), NO_CREDENTIAL),
                    reply -> reply.status() == FORBIDDEN);
        }
    }

    private void cancel(EventOnSale show) throws InterruptedException {
        organizers.takeOff(show);
        Reply cancelled = organizers.insist(Calls.cancelEvent(show.event()));
        Optional<BoughtTicket> ticket = Optional.ofNullable(sold.get(show.event()));
        if (cancelled.ok() && ticket.isPresent()) {
            awaitKnown(
                    show.gates().getFirst(),
                    Calls.validate(show.event(), ticket.get().credential()),
                    reply -> reply.text("/reason").equals("CANCELLED"));
        }
    }

    /** Asks a gate until it knows, and keeps the time. */
    private void awaitKnown(Actor gate, ApiCall question, Predicate<Reply> known)
            throws InterruptedException {
        long begin = System.nanoTime();
        Duration waited = Duration.ZERO;
        while (!known.test(client.send(gate.caller(), question))
                && waited.compareTo(KNOWN_WITHIN) < 0) {
            Thread.sleep(BETWEEN_LOOKS);
            waited = Duration.ofNanos(System.nanoTime() - begin);
        }
        tally.gateKnewAfter(Duration.ofNanos(System.nanoTime() - begin));
    }
}
