package dev.usher.bench.fulfil;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.Latency;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.Seeds.Show;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Ours: ticket-service before a backlog of paid orders, from the moment it may begin. */
final class TicketServiceMint implements Arm {

    static final String TICKET = "ticket-service";

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long BETWEEN_LOOKS_NANOS = 10_000_000L;

    private final Stage stage;
    private final Show show;
    private final PaymentBacklogPublisher publisher;
    private final int orders;

    TicketServiceMint(Stage stage, Show show, PaymentBacklogPublisher publisher, int orders) {
        this.stage = stage;
        this.show = show;
        this.publisher = publisher;
        this.orders = orders;
    }

    @Override
    public String name() {
        return TICKET;
    }

    @Override
    public Set<String> processes() {
        return Set.of(TICKET, "kafka", Stage.POSTGRES);
    }

    /** The service sleeps until everything lies ready. */
    @Override
    public void prepare() {
        stage.database().execute("truncate ticket.ticket, ticket.inbox");
        stage.suite().pause(TICKET);
        publisher.publish(show, orders);
    }

    /** As long as it takes. */
    @Override
    public Work burst(Duration length) {
        long start = System.nanoTime();
        stage.suite().resume(TICKET);
        long minted = minted();
        while (minted < expected() && System.nanoTime() - start < PATIENCE_NANOS) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            minted = minted();
        }
        return new Work(minted, minted * 1e9 / (System.nanoTime() - start), Latency.NONE, Map.of());
    }

    private long expected() {
        return (long) orders * PaidOrders.TICKETS;
    }

    private long minted() {
        return stage.database().number("select count(*) from ticket.ticket");
    }

    /** Announcing them ends a little later; what is left would be done in the next burst. */
    @Override
    public List<String> violations(Work work) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        long unannounced = unannounced();
        while (unannounced > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            unannounced = unannounced();
        }
        List<String> found = new ArrayList<>();
        if (unannounced > 0) {
            found.add("%d announcements left".formatted(unannounced));
        }
        long minted = minted();
        if (minted != expected()) {
            found.add("%d tickets instead of %d".formatted(minted, expected()));
        }
        return found;
    }

    private long unannounced() {
        return stage.database().number("select count(*) from ticket.outbox");
    }
}
