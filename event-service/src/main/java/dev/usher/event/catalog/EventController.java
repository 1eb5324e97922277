package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.stock.Allotment;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class EventController implements EventApi {

    private final EventForm form;
    private final CreateEvent createEvent;
    private final ChangeEvent changeEvent;
    private final PublishEvent publishEvent;

    EventController(
            EventForm form,
            CreateEvent createEvent,
            ChangeEvent changeEvent,
            PublishEvent publishEvent) {
        this.form = form;
        this.createEvent = createEvent;
        this.changeEvent = changeEvent;
        this.publishEvent = publishEvent;
    }

    @Override
    public ResponseEntity<EventView> create(Caller caller, @Nullable String key, JsonNode body) {
        Organizer organizer = Organizer.of(caller);
        EventView event = createEvent.create(organizer.accountId(), key, form.read(body));
        return ResponseEntity.created(URI.create("/v1/events/" + event.id()))
                .eTag(ETags.of(event.version()))
                .body(event);
    }

    @Override
    public ResponseEntity<EventView> publish(Caller caller, UUID id) {
        return switch (publishEvent.publish(new EventId(id), Organizer.of(caller))) {
            case PublishOutcome.OnSale(EventView event) ->
                    ResponseEntity.ok().eTag(ETags.of(event.version())).body(event);
            case PublishOutcome.Cancelled() ->
                    throw new ProblemException(CatalogProblems.EVENT_CANCELLED);
        };
    }

    @Override
    public ResponseEntity<EventView> change(
            Caller caller, UUID id, @Nullable String ifMatch, JsonNode patch) {
        return switch (changeEvent.change(new EventId(id), Organizer.of(caller), ifMatch, patch)) {
            case ChangeOutcome.Changed(EventView event) ->
                    ResponseEntity.ok().eTag(ETags.of(event.version())).body(event);
            case ChangeOutcome.Cancelled() ->
                    throw new ProblemException(CatalogProblems.EVENT_CANCELLED);
            case ChangeOutcome.CurrencyFixed(String currency) ->
                    throw new ProblemException(
                                    CatalogProblems.CURRENCY_FIXED,
                                    "Tickets were held at prices in " + currency + ".")
                            .with("currency", currency);
            case ChangeOutcome.CapacityBelowSold(var allotments) ->
                    throw new ProblemException(CatalogProblems.CAPACITY_BELOW_SOLD)
                            .with("ticketTypes", allotments.stream().map(Taken::of).toList());
        };
    }

    /** The tickets of a type that its capacity must cover. */
    record Taken(UUID id, int sold, int held) {

        static Taken of(Allotment allotment) {
            return new Taken(allotment.ticketType().value(), allotment.sold(), allotment.held());
        }
    }
}
