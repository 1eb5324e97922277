package dev.usher.chaos.crowd;

import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Presents the same tickets at many gates at the same moment. */
public final class DoorRace {

    /** The maximum of a free order. */
    private static final int SEATS = 6;

    private static final Duration MINTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_READS = Duration.ofMillis(200);

    /** Tickets presented at the same time, each by all gates. */
    private static final int AT_ONCE = 4;

    private final UsherClient client;
    private final SuiteAccess venue;
    private final EventOnSale show;
    private final String name;

    DoorRace(UsherClient client, SuiteAccess venue, EventOnSale show, String name) {
        this.client = client;
        this.venue = venue;
        this.show = show;
        this.name = name;
    }

    /**
     * The result of a race.
     *
     * @param admitted the number of admissions of all tickets
     */
    public record Course(int tickets, int presentations, int admitted) {}

    Course run(int tickets, int gates, long seed) throws InterruptedException {
        List<BoughtTicket> bought = buy(tickets);
        int admitted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Integer>> races = new ArrayList<>();
            for (int i = 0; i < bought.size(); i++) {
                BoughtTicket ticket = bought.get(i);
                Door door = new Door(client, show, new SplittableRandom(seed * 7919 + i));
                races.add(() -> door.race(ticket, gates));
            }
            for (Future<Integer> each : threads.invokeAll(races)) {
                admitted += each.state() == Future.State.SUCCESS ? each.resultNow() : 0;
            }
        }
        return new Course(bought.size(), bought.size() * gates, admitted);
    }

    private List<BoughtTicket> buy(int wanted) throws InterruptedException {
        List<BoughtTicket> bought = new ArrayList<>();
        Actor buyer = venue.actor("racer", "attendee");
        long deadline = System.nanoTime() + MINTED_WITHIN.multipliedBy(2).toNanos();
        for (int order = 1; bought.size() < wanted && System.nanoTime() < deadline; order++) {
            int seats = Math.min(SEATS, wanted - bought.size());
            Shop shop = new Shop(client, buyer, name + "-race-" + order, true);
            Reply reserved = shop.reserve(show.event(), show.ticketTypes().subList(0, 1), seats);
            if (reserved.ok()) {
                Optional<OpenedOrder> opened =
                        shop.open(reserved.text("/id"), show.event(), seats, "");
                if (opened.isPresent()) {
                    bought.addAll(minted(shop, opened.get()));
                }
            }
        }
        return bought;
    }

    private static List<BoughtTicket> minted(Shop shop, OpenedOrder order)
            throws InterruptedException {
        long deadline = System.nanoTime() + MINTED_WITHIN.toNanos();
        while (!shop.look(order).text("/status").equals("FULFILLED")) {
            if (System.nanoTime() > deadline) {
                return List.of();
            }
            Thread.sleep(BETWEEN_READS);
        }
        return shop.tickets(order);
    }
}
