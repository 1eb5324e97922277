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

/** Many gates present the same tickets in the same moments. */
public final class DoorRace {

    /** What a free order may hold at most. */
    private static final int SEATS = 6;

    private static final Duration MINTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Tickets presented at the same time, each by all gates. */
    private static final int AT_ONCE = 4;

    private final UsherClient client;
    private final Venue venue;
    private final Show show;
    private final String name;

    DoorRace(UsherClient client, Venue venue, Show show, String name) {
        this.client = client;
        this.venue = venue;
        this.show = show;
        this.name = name;
    }

    /**
     * How it went.
     *
     * @param admitted by how many gates each ticket was admitted, in all
     */
    public record Course(int tickets, int presentations, int admitted) {}

    Course run(int tickets, int gates, long seed) throws InterruptedException {
        List<Ticket> bought = buy(tickets);
        int admitted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Integer>> races = new ArrayList<>();
            for (int i = 0; i < bought.size(); i++) {
                Ticket ticket = bought.get(i);
                Door door = new Door(client, show, new SplittableRandom(seed * 7919 + i));
                races.add(() -> door.race(ticket, gates));
            }
            for (Future<Integer> each : threads.invokeAll(races)) {
                admitted += each.state() == Future.State.SUCCESS ? each.resultNow() : 0;
            }
        }
        return new Course(bought.size(), bought.size() * gates, admitted);
    }

    private List<Ticket> buy(int wanted) throws InterruptedException {
        List<Ticket> bought = new ArrayList<>();
        Actor buyer = venue.actor("racer", "attendee");
        long deadline = System.nanoTime() + MINTED_WITHIN.multipliedBy(2).toNanos();
        for (int order = 1; bought.size() < wanted && System.nanoTime() < deadline; order++) {
            int seats = Math.min(SEATS, wanted - bought.size());
            Shop shop = new Shop(client, buyer, name + "-race-" + order, true);
            Reply reserved = shop.reserve(show.event(), show.ticketTypes().subList(0, 1), seats);
            if (reserved.ok()) {
                Optional<Order> opened = shop.open(reserved.text("/id"), show.event(), seats, "");
                if (opened.isPresent()) {
                    bought.addAll(minted(shop, opened.get()));
                }
            }
        }
        return bought;
    }

    private static List<Ticket> minted(Shop shop, Order order) throws InterruptedException {
        long deadline = System.nanoTime() + MINTED_WITHIN.toNanos();
        while (!shop.look(order).text("/status").equals("FULFILLED")) {
            if (System.nanoTime() > deadline) {
                return List.of();
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return shop.tickets(order);
    }
}
