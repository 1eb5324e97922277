package dev.usher.event.availability;

import dev.usher.event.EventId;
import dev.usher.event.answer.AnswerWriter;
import dev.usher.event.answer.CachedResponse;
import dev.usher.event.catalog.EventStatus;
import dev.usher.event.catalog.EventView;
import dev.usher.event.catalog.EventViews;
import dev.usher.event.stock.Stock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the counts of an event from the database, without a check of who may see them. */
@Component
class AvailabilityReader {

    private final EventViews events;
    private final Stock stock;
    private final AnswerWriter writer;

    AvailabilityReader(EventViews events, Stock stock, AnswerWriter writer) {
        this.events = events;
        this.stock = stock;
        this.writer = writer;
    }

    /** The counts; null for an unknown event. */
    @Transactional(readOnly = true)
    @Nullable Counts read(EventId id) {
        long readAt = System.nanoTime();
        EventView event = events.seenByOwner(id).orElse(null);
        if (event == null) {
            return null;
        }
        CachedResponse answer = writer.withDigest(AvailabilityView.of(event, stock.of(id)));
        return new Counts(answer, event.organizerId(), event.status() == EventStatus.DRAFT, readAt);
    }
}
