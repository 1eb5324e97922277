package dev.usher.stripesandbox.journal;

import dev.usher.stripesandbox.core.CheckoutChange;
import dev.usher.stripesandbox.core.CheckoutChanges;
import dev.usher.stripesandbox.core.CheckoutStore;
import dev.usher.stripesandbox.core.NewEvent;
import dev.usher.stripesandbox.core.Origin;
import dev.usher.stripesandbox.core.Refund;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.events.DeliveryJournal;
import dev.usher.stripesandbox.events.EventLog;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.events.WebhookEndpoint;
import dev.usher.stripesandbox.idempotency.RefusalJournal;
import dev.usher.stripesandbox.idempotency.StripeAnswer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Commits all changes: a change is written to the journal, then it becomes visible together with
 * its events, then the listeners are told.
 */
public final class SandboxState
        implements CheckoutChanges, DeliveryJournal, RefusalJournal, AutoCloseable {

    /** Is told of every commit, and after a restart of everything that is unfinished. */
    public interface Listener {

        void changed(SandboxCheckout after);

        void happened(List<StripeEvent> events);
    }

    /** Restores the idempotency keys at a restart. */
    public interface Restored {

        void answered(SandboxCheckout after, Origin origin);

        void refunded(Refund refund, Origin origin);

        void refused(Origin.Keyed key, StripeAnswer answer);

        void forgetKeys();
    }

    private final Journal journal;
    private final CheckoutStore checkouts;
    private final EventLog log;
    private final WebhookEndpoint endpoint;
    private final Clock clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> abandoned = ConcurrentHashMap.newKeySet();

    public SandboxState(
            @Nullable Path file,
            CheckoutStore checkouts,
            EventLog log,
            WebhookEndpoint endpoint,
            Clock clock) {
        this.journal = file == null ? Journal.none() : new FileJournal(file);
        this.checkouts = checkouts;
        this.log = log;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void commit(CheckoutChange change) {
        List<StripeEvent> events;
        synchronized (this) {
            events = numbered(change);
            journal.append(new JournalEntry.Changed(change.after(), events, change.origin()));
            checkouts.put(change.after());
            events.forEach(log::add);
        }
        listeners.forEach(listener -> listener.changed(change.after()));
        listeners.forEach(listener -> listener.happened(events));
    }

    private List<StripeEvent> numbered(CheckoutChange change) {
        long created = clock.instant().getEpochSecond();
        Origin.Keyed key = change.origin().key();
        List<StripeEvent> events = new ArrayList<>();
        for (NewEvent event : change.events()) {
            events.add(
                    new StripeEvent(
                            event.id(),
                            log.nextSequence(),
                            event.type(),
                            created,
                            event.object(),
                            event.previously(),
                            change.origin().requestId(),
                            key == null ? null : key.key(),
                            endpoint.takes(event.type())));
        }
        return events;
    }

    @Override
    public void delivered(String eventId) {
        journal.append(new JournalEntry.Delivered(eventId));
    }

    @Override
    public void abandoned(String eventId) {
        journal.append(new JournalEntry.Abandoned(eventId));
    }

    @Override
    public void refused(Origin.Keyed key, StripeAnswer answer) {
        journal.append(JournalEntry.Refused.of(key, answer));
    }

    /** Reads the journal, then tells the listeners everything that is unfinished. */
    public void restore(StripeIds ids, Restored restored) {
        long entries = journal.replay(entry -> restore(entry, restored));
        ids.continueAfter(entries);
        checkouts
                .newestFirst()
                .forEach(kept -> listeners.forEach(listener -> listener.changed(kept)));
        List<StripeEvent> undelivered =
                log.newestFirst().reversed().stream()
                        .filter(event -> log.pending(event.id()) && !abandoned.contains(event.id()))
                        .toList();
        listeners.forEach(listener -> listener.happened(undelivered));
        abandoned.clear();
    }

    private void restore(JournalEntry entry, Restored restored) {
        switch (entry) {
            case JournalEntry.Changed changed -> {
                SandboxCheckout after = shared(changed.after());
                checkouts.put(after);
                changed.events().stream()
                        .map(event -> event.withTerms(after.session().terms()))
                        .forEach(log::add);
                if (!changed.events().isEmpty()
                        && changed.events().getFirst().object() instanceof Refund refund) {
                    restored.refunded(refund, changed.origin());
                } else {
                    restored.answered(after, changed.origin());
                }
            }
            case JournalEntry.Refused refused -> restored.refused(refused.key(), refused.answer());
            case JournalEntry.Delivered delivered -> log.delivered(delivered.eventId());
            case JournalEntry.Abandoned given -> abandoned.add(given.eventId());
            case JournalEntry.Reset _ -> {
                clear();
                restored.forgetKeys();
            }
        }
    }

    /** Lets the states of a session share one instance of their terms, as before the restart. */
    private SandboxCheckout shared(SandboxCheckout read) {
        SessionTerms terms = read.session().terms();
        return read.withTerms(
                checkouts
                        .stored(read.id())
                        .map(kept -> kept.session().terms())
                        .filter(terms::equals)
                        .orElse(terms));
    }

    /** Deletes everything, also for the next start. */
    public synchronized void reset() {
        journal.append(new JournalEntry.Reset());
        clear();
    }

    private void clear() {
        checkouts.clear();
        log.clear();
        abandoned.clear();
    }

    @Override
    public void close() {
        journal.close();
    }
}
