package dev.usher.stripesandbox.journal;

import dev.usher.stripesandbox.core.Change;
import dev.usher.stripesandbox.core.Changes;
import dev.usher.stripesandbox.core.Checkout;
import dev.usher.stripesandbox.core.Checkouts;
import dev.usher.stripesandbox.core.Happening;
import dev.usher.stripesandbox.core.Origin;
import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.events.DeliveryRecord;
import dev.usher.stripesandbox.events.EventLog;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.events.WebhookEndpoint;
import dev.usher.stripesandbox.idempotency.Answer;
import dev.usher.stripesandbox.idempotency.RefusalRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * All state, and the one way to change it: a change is written to the journal, then becomes visible
 * together with its events, then is told to the listeners.
 */
public final class SandboxState implements Changes, DeliveryRecord, RefusalRecord, AutoCloseable {

    /** Told of every commit, after it; at a restart, of what an earlier run left unfinished. */
    public interface Listener {

        void changed(Checkout after);

        void happened(List<StripeEvent> events);
    }

    /** What a restart has to take up again. */
    public interface Restored {

        void answered(Checkout after, Origin origin);

        void refused(Origin.Keyed key, Answer answer);

        void forgetKeys();
    }

    private final Journal journal;
    private final Checkouts checkouts;
    private final EventLog log;
    private final WebhookEndpoint endpoint;
    private final Clock clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> abandoned = ConcurrentHashMap.newKeySet();

    public SandboxState(
            @Nullable Path file,
            Checkouts checkouts,
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
    public void commit(Change change) {
        List<StripeEvent> events;
        synchronized (this) {
            events = numbered(change);
            journal.append(new Entry.Changed(change.after(), events, change.origin()));
            checkouts.put(change.after());
            events.forEach(log::add);
        }
        listeners.forEach(listener -> listener.changed(change.after()));
        listeners.forEach(listener -> listener.happened(events));
    }

    private List<StripeEvent> numbered(Change change) {
        long created = clock.instant().getEpochSecond();
        Origin.Keyed key = change.origin().key();
        List<StripeEvent> events = new ArrayList<>();
        for (Happening happening : change.happenings()) {
            events.add(
                    new StripeEvent(
                            happening.id(),
                            log.nextSequence(),
                            happening.type(),
                            created,
                            happening.object(),
                            happening.previously(),
                            change.origin().requestId(),
                            key == null ? null : key.key(),
                            endpoint.takes(happening.type())));
        }
        return events;
    }

    @Override
    public void delivered(String eventId) {
        journal.append(new Entry.Delivered(eventId));
    }

    @Override
    public void abandoned(String eventId) {
        journal.append(new Entry.Abandoned(eventId));
    }

    @Override
    public void refused(Origin.Keyed key, Answer answer) {
        journal.append(Entry.Refused.of(key, answer));
    }

    /** Reads the journal, then tells the listeners what is unfinished, as if it had just been. */
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

    private void restore(Entry entry, Restored restored) {
        switch (entry) {
            case Entry.Changed changed -> {
                Checkout after = shared(changed.after());
                checkouts.put(after);
                changed.events().stream()
                        .map(event -> event.sharing(after.session().terms()))
                        .forEach(log::add);
                restored.answered(after, changed.origin());
            }
            case Entry.Refused refused -> restored.refused(refused.key(), refused.answer());
            case Entry.Delivered delivered -> log.delivered(delivered.eventId());
            case Entry.Abandoned given -> abandoned.add(given.eventId());
            case Entry.Reset _ -> {
                clear();
                restored.forgetKeys();
            }
        }
    }

    /** States of one session share their terms in a run; so they shall after a restart. */
    private Checkout shared(Checkout read) {
        SessionTerms terms = read.session().terms();
        return read.sharing(
                checkouts
                        .asKept(read.id())
                        .map(kept -> kept.session().terms())
                        .filter(terms::equals)
                        .orElse(terms));
    }

    /** Forgets everything, now and at the next start. */
    public synchronized void reset() {
        journal.append(new Entry.Reset());
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
