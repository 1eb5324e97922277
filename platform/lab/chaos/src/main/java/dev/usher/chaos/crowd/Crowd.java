package dev.usher.chaos.crowd;

import dev.usher.client.UsherClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Comes in at a steady rate until it is told to stop, and goes when everybody is done. */
public final class Crowd implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);

    /** Every so many journeys another small show goes on sale. */
    private static final int JOURNEYS_PER_SHOW = 25;

    /** So that nobody waits behind a suite that does not answer. */
    private static final int MOST_UNDER_WAY = 40;

    /** Just above the 3 s after which the gateway gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long SENDING_HOME_SECONDS = 10;

    private final CrowdSettings settings;
    private final Venue venue;
    private final UsherClient client;
    private final JourneyPlan plan;
    private final Organizers organizers;
    private final Tally tally = new Tally();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;

    public Crowd(CrowdSettings settings, Venue venue) {
        this.settings = settings;
        this.venue = venue;
        this.client =
                new UsherClient(
                        venue.gateway(), PATIENCE, venue.real(), new Notes(venue.history()));
        this.plan = new JourneyPlan(settings.seed(), settings.mix());
        this.organizers = new Organizers(client, venue, settings.name());
    }

    /** Puts the first shows on sale and lets the first buyers come; returns when they can. */
    public void start() throws InterruptedException {
        for (Programme programme : Programme.values()) {
            if (!organizers.putOn(programme)) {
                throw new IllegalStateException("No show could be put on sale.");
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
        } catch (InterruptedException sentHome) {
            Thread.currentThread().interrupt();
        }
    }

    private void go(Journey journey) {
        int begun = tally.began();
        Ending ending = Ending.SENT_HOME;
        try {
            if (journey.number() % JOURNEYS_PER_SHOW == 0) {
                organizers.putOn(Programme.SMALL);
            }
            Show show = organizers.show(journey.show(), settings.mix());
            ending = new Buyer(journey, show, client, venue, settings, tally).go();
        } catch (InterruptedException sentHome) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.warn("journey {} broke off", journey, broken);
        } finally {
            tally.ended(begun, ending);
        }
    }

    /** Buys tickets of the free show and lets that many gates present each of them at once. */
    public DoorRace.Course race(int tickets, int gates) throws InterruptedException {
        return new DoorRace(client, venue, organizers.free(), settings.name())
                .run(tickets, gates, settings.seed());
    }

    /** Whether others still come. */
    public boolean open() {
        return open;
    }

    /** Nobody else comes; who is inside goes on. */
    public void closeEntrance() {
        open = false;
    }

    /** Says whether everybody was done in that time. */
    public boolean awaitEverybodyDone(Duration atMost) throws InterruptedException {
        closeEntrance();
        threads.shutdown();
        return threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    public Tally tally() {
        return tally;
    }

    /** Sends home who is still here. */
    @Override
    public void close() {
        closeEntrance();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(SENDING_HOME_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} journeys did not end", tally.underWay());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
