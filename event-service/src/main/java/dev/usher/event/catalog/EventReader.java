package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.web.problem.CommonProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows one event to whoever may see it; to others it doesn't exist. */
@Service
class EventReader {

    private final Events events;
    private final CatalogueMemory memory;
    private final AnswerWriter writer;

    EventReader(Events events, CatalogueMemory memory, AnswerWriter writer) {
        this.events = events;
        this.memory = memory;
        this.writer = writer;
    }

    /**
     * The event, from memory where it is everybody's; its owner sees more of it, and always what is
     * now. {@code accountId} is null for anonymous readers.
     */
    ReadyAnswer event(EventId id, @Nullable String accountId) {
        ReadyEvent known = memory.event(id, () -> published(id));
        if (known != null && !known.organizerId().equals(accountId)) {
            return known.answer();
        }
        if (accountId == null) {
            throw CommonProblems.notFound();
        }
        return events.findById(id)
                .filter(event -> event.visibleTo(accountId))
                .map(event -> writer.event(EventView.of(event, event.ownedBy(accountId))))
                .orElseThrow(CommonProblems::notFound);
    }

    private @Nullable ReadyEvent published(EventId id) {
        return events.findById(id)
                .filter(event -> event.visibleTo(null))
                .map(event ->
                        new ReadyEvent(
                                writer.event(EventView.of(event, false)), event.organizerId()))
                .orElse(null);
    }
}
