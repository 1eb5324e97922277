package dev.usher.payment.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the notifications that were lost on their way, out of Stripe's own list of events. Any
 * number of replicas may run it: one of them reads at a time, from where the last has stopped.
 */
@Component
class MissedNotifications {

    private static final Logger log = LoggerFactory.getLogger(MissedNotifications.class);

    /** Bounds the reads of one run; the next run goes on. */
    private static final int MAX_PAGES = 20;

    /** Longer than a run takes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** The time for which the first run looks back. */
    private static final Duration FIRST_LOOK = Duration.ofHours(1);

    private final EventCursor cursor;
    private final StripeEventList list;
    private final NotificationWorkers workers;
    private final NotificationSettings settings;
    private final Clock clock;

    MissedNotifications(
            EventCursor cursor,
            StripeEventList list,
            NotificationWorkers workers,
            NotificationSettings settings,
            Clock clock) {
        this.cursor = cursor;
        this.list = list;
        this.workers = workers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns whether this replica has read the list to its end now. */
    boolean run() {
        return cursor.lease(LEASE, settings.eventsInterval())
                .map(position -> {
                    EventCursor.Reading reading = EventCursor.Reading.FAILED;
                    try {
                        reading = read(position.event());
                    } finally {
                        cursor.release(reading);
                    }
                    return reading == EventCursor.Reading.TO_THE_END;
                })
                .orElse(false);
    }

    private EventCursor.Reading read(@Nullable String from) {
        try {
            return from == null ? readFirst() : readOn(from);
        } catch (InvalidRequestException refused) {
            log.error("Stripe refused to read on from event {}", from, refused);
            if ("resource_missing".equals(refused.getCode())) {
                cursor.reset();
            }
        } catch (StripeException | RuntimeException failed) {
            log.warn("Stripe's list of events can't be read now", failed);
        }
        return EventCursor.Reading.FAILED;
    }

    private EventCursor.Reading readOn(String from) throws StripeException {
        String last = from;
        for (int page = 0; page < MAX_PAGES; page++) {
            StripeEventList.Page next = list.after(last);
            take(next.events());
            if (!next.more() || next.events().isEmpty()) {
                return EventCursor.Reading.TO_THE_END;
            }
            last = next.events().getLast().id();
        }
        return EventCursor.Reading.NOT_YET;
    }

    /**
     * Reads backwards from the newest event, because there is no event yet from which to read on.
     */
    private EventCursor.Reading readFirst() throws StripeException {
        Instant since = clock.instant().minus(FIRST_LOOK);
        Deque<StripeEventList.Page> pages = new ArrayDeque<>();
        StripeEventList.Page next = list.since(since, null);
        pages.push(next);
        for (int page = 1; page < MAX_PAGES && next.more(); page++) {
            next = list.since(since, next.events().getFirst().id());
            pages.push(next);
        }
        for (StripeEventList.Page page : pages) {
            take(page.events());
        }
        cursor.begun(!next.more());
        return EventCursor.Reading.TO_THE_END;
    }

    /**
     * Takes what is missing and moves the cursor on. It stays before events of the last seconds:
     * Stripe may show an older one after a newer one.
     */
    private void take(List<StripeEventList.Listed> events) {
        if (events.isEmpty()) {
            return;
        }
        List<String> ids = events.stream().map(StripeEventList.Listed::id).toList();
        Set<String> missing = cursor.missing(ids);
        for (StripeEventList.Listed listed : events) {
            if (missing.contains(listed.id())) {
                log.info("event {} was not delivered; it is taken from Stripe's list", listed.id());
                workers.take(listed.event());
            }
        }
        CrashPoint.hit("missed.mid_page");
        Instant settled = clock.instant().minus(settings.eventsSettle());
        cursor.moveOn(
                ids,
                events.stream()
                        .filter(listed -> !listed.created().isAfter(settled))
                        .map(StripeEventList.Listed::id)
                        .reduce((_, later) -> later)
                        .orElse(null));
    }
}
