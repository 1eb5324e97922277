package dev.usher.platform.messaging;

import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.time.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Moves committed messages from the outbox to Kafka. One replica of a service leads and sends. A
 * message is deleted only after the broker acknowledged it, so none is lost. A message that is sent
 * twice carries the same id, and the first copies of a key's messages arrive in order.
 */
final class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    /** Starts before, and stops after, all that append: the web server and the listeners. */
    static final int PHASE = Integer.MAX_VALUE - 8192;

    private final RelayDatabase database;
    private final Supplier<RelayProducer> producers;
    private final Wakeup wakeup;
    private final RelayMetrics metrics;
    private final ProcessExit exit;
    private final OutboxProperties settings;
    private RelayProducer.Result last = RelayProducer.Result.COMPLETE;
    private volatile boolean running;
    private volatile long stopByNanos;
    private @Nullable Thread thread;

    Relay(
            RelayDatabase database,
            Supplier<RelayProducer> producers,
            Wakeup wakeup,
            RelayMetrics metrics,
            ProcessExit exit,
            OutboxProperties settings) {
        this.database = database;
        this.producers = producers;
        this.wakeup = wakeup;
        this.metrics = metrics;
        this.exit = exit;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        stopByNanos = System.nanoTime() + settings.shutdownTimeout().toNanos();
        running = false;
        wakeup.signal();
        Thread stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.join(settings.shutdownTimeout())) {
                stopping.interrupt();
                stopping.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException _) {
            stopping.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        Backoff backoff = new Backoff(settings.retryFirst(), settings.retryMax());
        try (RelayProducer producer = producers.get()) {
            while (running) {
                try (RelaySession session = database.open()) {
                    serve(session, producer, backoff);
                } catch (InterruptedException _) {
                    return;
                } catch (Exception failure) {
                    metrics.leading(false);
                    log.warn("The relay starts over", failure);
                    rest(backoff.next());
                }
            }
        } catch (InterruptedException _) {
            log.debug("The relay was interrupted while it stopped");
        } catch (Error unusable) {
            exit.because("the relay met an error", unusable);
            throw unusable;
        } finally {
            metrics.leading(false);
        }
    }

    private void serve(RelaySession session, RelayProducer producer, Backoff backoff)
            throws Exception {
        Gauging gauging = new Gauging(session);
        while (running && !session.tryToLead()) {
            gauging.whenDue();
            rest(settings.standbyInterval());
        }
        if (!running) {
            return;
        }
        metrics.leading(true);
        log.info("This process relays the outbox");
        List<OutboxRow> rows = session.next();
        List<Long> sent = List.of();
        // A relay that stops still sends committed messages until its time is over.
        while (running || !rows.isEmpty() || !sent.isEmpty()) {
            gauging.whenDue();
            if (rows.isEmpty()) {
                rows = nextAfterPause(session, sent, gauging.alone());
                sent = List.of();
                continue;
            }
            CrashPoint.hit("relay.after_read");
            RelayProducer.Outcome outcome = producer.send(rows, gauging::whileWaiting);
            CrashPoint.hit("relay.after_ack_before_delete");
            if (outcome.result() == RelayProducer.Result.COMPLETE) {
                note(outcome.result(), backoff);
                sent = outcome.deletable();
                if (rows.size() >= settings.batchSize()) {
                    // More are waiting already.
                    wakeup.signal();
                }
                rows = List.of();
                continue;
            }
            session.delete(outcome.deletable());
            deleted();
            if (!running) {
                return;
            }
            note(outcome.result(), backoff);
            rows = session.next();
        }
    }

    /**
     * Waits for messages and reads them. What was sent before is deleted by the statement that
     * reads, so that a message in a crowd costs the database one statement; what is sent twice
     * because of that carries the same id.
     */
    private List<OutboxRow> nextAfterPause(RelaySession session, List<Long> sent, boolean alone)
            throws SQLException, InterruptedException {
        if (running) {
            Duration pause = alone ? settings.idleInterval() : settings.pollInterval();
            Duration within = settings.deleteWithin();
            wakeup.await(sent.isEmpty() || pause.compareTo(within) < 0 ? pause : within);
        }
        if (sent.isEmpty()) {
            return session.next();
        }
        List<OutboxRow> rows = session.deleteAndNext(sent);
        deleted();
        return rows;
    }

    private static void deleted() {
        CrashPoint.hit("relay.after_delete");
    }

    private void note(RelayProducer.Result result, Backoff backoff) throws InterruptedException {
        if (result != last) {
            switch (result) {
                case COMPLETE -> log.info("Kafka accepts messages again");
                case SILENT -> log.warn("Kafka does not answer; messages wait in the outbox");
                case REFUSED -> log.warn("Kafka refuses messages; they wait in the outbox");
            }
        }
        last = result;
        switch (result) {
            case COMPLETE -> backoff.reset();
            case SILENT -> rest(settings.retryFirst());
            case REFUSED -> rest(backoff.next());
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        long left = pause.toNanos();
        while (running && left > 0) {
            wakeup.await(Duration.ofNanos(left));
            left = until - System.nanoTime();
        }
    }

    /** Measures the backlog at intervals, which also proves that the session is alive. */
    private final class Gauging {

        private final RelaySession session;
        private long lastNanos;
        private boolean alone;

        private Gauging(RelaySession session) throws SQLException {
            this.session = session;
            measure();
        }

        void whenDue() throws SQLException {
            if (System.nanoTime() - lastNanos >= settings.pingInterval().toNanos()) {
                measure();
            }
        }

        /**
         * Tells whether no other replica appends, so that nobody commits without waking this one.
         */
        boolean alone() {
            return alone;
        }

        void whileWaiting() throws SQLException, InterruptedException {
            if (!running && System.nanoTime() - stopByNanos > 0) {
                throw new InterruptedException("Kafka did not answer before the shutdown");
            }
            whenDue();
        }

        private void measure() throws SQLException {
            RelaySession.Backlog backlog = session.measure();
            metrics.backlog(backlog);
            alone = backlog.relays() <= 1;
            lastNanos = System.nanoTime();
        }
    }
}
