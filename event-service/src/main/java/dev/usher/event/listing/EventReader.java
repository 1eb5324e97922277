package dev.usher.event.listing;

import dev.usher.event.EventId;
import dev.usher.event.answer.AnswerWriter;
import dev.usher.event.answer.CachedResponse;
import dev.usher.event.answer.TimedResponse;
import dev.usher.event.catalog.EventView;
import dev.usher.event.catalog.EventViews;
import dev.usher.platform.time.AskWhileUsed;
import dev.usher.platform.web.problem.CommonProblems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows one event. For a caller who may not see it, the event does not exist. */
@Component
class EventReader {

    private final EventViews events;
    private final CatalogCache cache;
    private final AskWhileUsed changes;
    private final AnswerWriter writer;

    EventReader(EventViews events, CatalogCache cache, AskWhileUsed changes, AnswerWriter writer) {
        this.events = events;
        this.cache = cache;
        this.changes = changes;
        this.writer = writer;
    }

    /**
     * The event, from the cache if everyone may see it. Its owner sees more of it, and always its
     * current state. {@code accountId} is null for anonymous readers.
     */
    TimedResponse event(EventId id, @Nullable String accountId) {
        changes.use();
        Duration freshFor = cache.freshFor();
        CachedEvent known = cache.event(id, () -> published(id));
        if (known != null && !known.organizerId().equals(accountId)) {
            return new TimedResponse(known.answer(), freshFor);
        }
        if (accountId == null) {
            throw CommonProblems.notFound();
        }
        return events.seenBy(accountId, id)
                .map(event -> TimedResponse.forOne(written(event)))
                .orElseThrow(CommonProblems::notFound);
    }

    private @Nullable CachedEvent published(EventId id) {
        return events.seenBy(null, id)
                .map(event -> new CachedEvent(written(event), event.organizerId()))
                .orElse(null);
    }

    private CachedResponse written(EventView event) {
        return writer.withVersion(event, event.version());
    }
}
