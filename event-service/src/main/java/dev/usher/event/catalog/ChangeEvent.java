package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Arrangement;
import dev.usher.event.stock.ArrangementOutcome;
import dev.usher.event.stock.Stock;
import dev.usher.platform.web.http.ETags;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Changes an event together with its stock, and publishes a message. A patch that changes nothing
 * has no effect.
 */
@Component
class ChangeEvent {

    private final OwnEvents own;
    private final EventForm form;
    private final Stock stock;
    private final EventPublisher publisher;
    private final Clock clock;

    ChangeEvent(OwnEvents own, EventForm form, Stock stock, EventPublisher publisher, Clock clock) {
        this.own = own;
        this.form = form;
        this.stock = stock;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Transactional
    ChangeOutcome change(
            EventId id, Organizer organizer, @Nullable String ifMatch, @Nullable JsonNode patch) {
        Event event = own.lock(id, organizer);
        ETags.require(ifMatch, ETags.of(event.version()));
        if (event.status() == EventStatus.CANCELLED) {
            return new ChangeOutcome.Cancelled();
        }
        EventDraft before = EventDraft.of(event);
        EventDraft wanted = form.read(patch, event);
        if (wanted.equals(before)) {
            return new ChangeOutcome.Changed(EventView.of(event, true));
        }
        stock.lock(id);
        boolean otherCurrency = !wanted.currency().equals(before.currency());
        if (otherCurrency && stock.everHeld(id)) {
            return new ChangeOutcome.CurrencyFixed(before.currency());
        }
        return switch (stock.arrange(id, arrangement(event, wanted))) {
            case ArrangementOutcome.BelowSold(var allotments) ->
                    new ChangeOutcome.CapacityBelowSold(allotments);
            case ArrangementOutcome.Arranged(var gone) -> changed(event, wanted, gone);
        };
    }

    private ChangeOutcome changed(Event event, EventDraft wanted, Set<TicketTypeId> gone) {
        event.change(wanted, gone, clock.instant());
        own.write();
        publisher.updated(event);
        return new ChangeOutcome.Changed(EventView.of(event, true));
    }

    private static Arrangement arrangement(Event event, EventDraft wanted) {
        return new Arrangement(
                wanted.ticketTypes().stream()
                        .collect(Collectors.toMap(TicketTypeDraft::id, TicketTypeDraft::capacity)),
                event.onSale(),
                event.version() + 1);
    }
}
