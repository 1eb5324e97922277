package dev.usher.chaos.crowd;

import dev.usher.chaos.crowd.CrowdSettings.Mix;
import dev.usher.client.CallObserver;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts journeys at a steady rate until its entrance is closed. */
public final class Crowd implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Crowd.class);

    /** The number of journeys after which another small event goes on sale. */
    private static final int JOURNEYS_PER_EVENT = 25;

    /** The number of journeys after which an organizer changes a small event. */
    private static final int JOURNEYS_PER_CHANGE = 20;

    /** A bound for journeys that wait for a suite that does not answer. */
    private static final int MOST_UNDER_WAY = 40;

    /** Just above the 3 s timeout of the gateway. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long CLOSE_WITHIN_SECONDS = 10;

    private final CrowdSettings settings;
    private final SuiteAccess venue;
    private final UsherClient client;
    private final JourneyPlan plan;
    private final Organizers organizers;
    private final CrowdTally tally = new CrowdTally();
    private final Backstage backstage;
    private final Watch watch;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;

    public Crowd(CrowdSettings settings, SuiteAccess venue) {
        this.settings = settings;
        this.venue = venue;
        this.client = clientOf(venue);
        this.plan = new JourneyPlan(settings.seed(), settings.mix());
        this.organizers = new Organizers(client, venue, settings.name());
        this.backstage = new Backstage(client, organizers, tally);
        this.watch =
                (took, tickets) -> {
                    tally.ticketAfter(took);
                    tickets.stream().findFirst().ifPresent(backstage::sold);
                };
    }

    private static UsherClient clientOf(SuiteAccess venue) {
        CallObserver notes = new Notes(venue.history());
        return new UsherClient(
                venue.gateway(),
                PATIENCE,
                venue.real(),
                reply -> {
                    notes.observe(reply);
                    venue.memory().observe(reply);
                });
    }

    /** Asks again what the suite answered to all crowds so far; returns how many questions. */
    public static int askAgain(SuiteAccess venue) throws InterruptedException {
        try (UsherClient client = clientOf(venue)) {
            return venue.memory().ask(client);
        }
    }

    /** Puts the first events on sale and starts the journeys; returns when buyers can buy. */
    public void start() throws InterruptedException {
        for (Programme programme : Programme.values()) {
            if (!organizers.putOn(programme)) {
                throw new IllegalStateException("No event could be put on sale.");
            }
        }
        threads.execute(this::arrive);
    }

    private void arrive() {
        try {
            for (int number = 1; open; number++) {
                Thread.sleep(plan.gapAfter(number, settings.journeysPerSecond()));
                Journey journey = plan.journey(number);
                if (open && tally.underWay() < MOST_UNDER_WAY) {
                    threads.execute(() -> go(journey));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void go(Journey journey) {
        int begun = tally.began();
        Ending ending = Ending.SENT_HOME;
        try {
            if (journey.number() % JOURNEYS_PER_EVENT == 0) {
                organizers.putOn(Programme.SMALL);
            }
            if (journey.number() % JOURNEYS_PER_CHANGE == 0) {
                changeSomething(journey.number() / JOURNEYS_PER_CHANGE);
            }
            EventOnSale show = organizers.show(journey.show(), settings.mix());
            ending = new CrowdBuyer(journey, show, client, venue, settings, watch).go();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            log.warn("Journey {} failed", journey, broken);
        } finally {
            tally.ended(begun, ending);
        }
    }

    /** An organizer changes the oldest small event, beside the journeys. */
    private void changeSomething(int turn) {
        if (settings.mix() == Mix.EVERYBODY) {
            organizers.oldestSmall().ifPresent(show -> beside(() -> backstage.change(turn, show)));
        }
    }

    /** An organizer gives the money of an order with tickets back, beside the journeys. */
    public void refundAnOrder() {
        beside(backstage::refund);
    }

    /** An organizer cancels an event with paid orders, beside the journeys. */
    public void cancelAnEvent() {
        beside(() -> {
            if (organizers.putOn(Programme.SMALL)) {
                backstage.cancelSold();
            }
        });
    }

    /** Opens an order that nobody will pay; empty if the suite does not answer now. */
    public Optional<UnpaidOrder> orderWithoutPaying(int number) throws InterruptedException {
        EventOnSale show = organizers.first(Programme.LARGE);
        Actor buyer = venue.actor("forger", "attendee");
        Shop shop = new Shop(client, buyer, settings.name() + "-unpaid-" + number, true);
        Reply reserved = shop.reserve(show.event(), show.ticketTypes().subList(0, 1), 1);
        return reserved.ok()
                ? shop.open(reserved.text("/id"), show.event(), 1, "")
                        .map(order -> new UnpaidOrder(order.id(), order.session()))
                : Optional.empty();
    }

    private void beside(Work work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Something that waits for answers. */
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    /** An order that nobody pays, and its session. */
    public record UnpaidOrder(String id, String session) {}

    /** Buys tickets of the free event and presents each at the given number of gates at once. */
    public DoorRace.Course race(int tickets, int gates) throws InterruptedException {
        return new DoorRace(client, venue, organizers.free(), settings.name())
                .run(tickets, gates, settings.seed());
    }

    /** Tells whether journeys still start. */
    public boolean open() {
        return open;
    }

    /** Starts no more journeys; those under way continue. */
    public void closeEntrance() {
        open = false;
    }

    /** Waits for the end of all journeys; returns whether all have ended in time. */
    public boolean awaitEverybodyDone(Duration atMost) throws InterruptedException {
        closeEntrance();
        threads.shutdown();
        return threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    public CrowdTally tally() {
        return tally;
    }

    /** Interrupts the journeys that are under way. */
    @Override
    public void close() {
        closeEntrance();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("{} journeys did not end", tally.underWay());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
