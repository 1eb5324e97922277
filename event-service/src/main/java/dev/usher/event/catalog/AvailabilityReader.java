package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.stock.Stock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is left of an event, whoever may see it. */
@Service
class AvailabilityReader {

    private final Events events;
    private final Stock stock;
    private final AnswerWriter writer;

    AvailabilityReader(Events events, Stock stock, AnswerWriter writer) {
        this.events = events;
        this.stock = stock;
        this.writer = writer;
    }

    /** Null for an unknown event. */
    @Transactional(readOnly = true)
    @Nullable Counts read(EventId id) {
        long readAt = System.nanoTime();
        Event event = events.findById(id).orElse(null);
        if (event == null) {
            return null;
        }
        ReadyAnswer answer = writer.other(AvailabilityView.of(event, stock.of(id)));
        return new Counts(answer, event.organizerId(), event.status() == EventStatus.DRAFT, readAt);
    }
}
