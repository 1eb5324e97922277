package dev.usher.event.catalog;

import dev.usher.platform.web.paging.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.stereotype.Service;

/** Answers pages of the public list, from memory where they are known. */
@Service
class PublishedPages {

    private final EventPages pages;
    private final CatalogueMemory memory;
    private final AnswerWriter writer;
    private final Clock clock;

    PublishedPages(EventPages pages, CatalogueMemory memory, AnswerWriter writer, Clock clock) {
        this.pages = pages;
        this.memory = memory;
        this.writer = writer;
        this.clock = clock;
    }

    ReadyAnswer page(PageQuery query) {
        Instant now = clock.instant();
        return memory.page(query, now, () -> read(query, now)).answer();
    }

    private ReadyPage read(PageQuery query, Instant now) {
        Page<EventView> page = pages.published(query.search(), now, query.limit(), query.cursor());
        ReadyAnswer answer = writer.other(page);
        if (query.search().from() != null) {
            return new ReadyPage(answer, Instant.MIN, Instant.MAX);
        }
        Instant firstEnd =
                page.items().stream()
                        .map(EventView::endsAt)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX);
        return new ReadyPage(answer, now, firstEnd);
    }
}
