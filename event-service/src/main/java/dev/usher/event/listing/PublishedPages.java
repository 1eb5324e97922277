package dev.usher.event.listing;

import dev.usher.event.answer.AnswerWriter;
import dev.usher.event.answer.CachedResponse;
import dev.usher.event.answer.TimedResponse;
import dev.usher.event.catalog.EventView;
import dev.usher.platform.time.AskWhileUsed;
import dev.usher.platform.web.paging.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/** Answers pages of the public list, from the cache where possible. */
@Component
class PublishedPages {

    private final EventPages pages;
    private final CatalogCache cache;
    private final AskWhileUsed changes;
    private final AnswerWriter writer;
    private final Clock clock;

    PublishedPages(
            EventPages pages,
            CatalogCache cache,
            AskWhileUsed changes,
            AnswerWriter writer,
            Clock clock) {
        this.pages = pages;
        this.cache = cache;
        this.changes = changes;
        this.writer = writer;
        this.clock = clock;
    }

    TimedResponse page(PageQuery query) {
        Instant now = clock.instant();
        changes.use();
        Duration freshFor = cache.freshFor();
        CachedPage page = cache.page(query, now, () -> read(query, now));
        return new TimedResponse(
                page.answer(), page.goodAt(now.plus(freshFor)) ? freshFor : Duration.ZERO);
    }

    private CachedPage read(PageQuery query, Instant now) {
        Page<EventView> page = pages.published(query.search(), now, query.limit(), query.cursor());
        CachedResponse answer = writer.withDigest(page);
        if (query.search().from() != null) {
            return new CachedPage(answer, Instant.MIN, Instant.MAX);
        }
        Instant firstEnd =
                page.items().stream()
                        .map(EventView::endsAt)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX);
        return new CachedPage(answer, now, firstEnd);
    }
}
