package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventEndController implements EventEndApi {

    private final CancelEvent cancelEvent;
    private final DeleteEvent deleteEvent;

    EventEndController(CancelEvent cancelEvent, DeleteEvent deleteEvent) {
        this.cancelEvent = cancelEvent;
        this.deleteEvent = deleteEvent;
    }

    @Override
    public ResponseEntity<EventView> cancel(Caller caller, UUID id) {
        return switch (cancelEvent.cancel(new EventId(id), Organizer.of(caller))) {
            case CancelOutcome.Cancelled(EventView event) ->
                    ResponseEntity.accepted()
                            .location(URI.create("/v1/events/" + id + "/cancellation"))
                            .eTag(ETags.of(event.version()))
                            .body(event);
            case CancelOutcome.NotPublished() ->
                    throw new ProblemException(CatalogProblems.EVENT_NOT_PUBLISHED);
        };
    }

    @Override
    public ResponseEntity<Void> delete(Caller caller, UUID id, @Nullable String ifMatch) {
        return switch (deleteEvent.delete(new EventId(id), Organizer.of(caller), ifMatch)) {
            case DeleteOutcome.Deleted() -> ResponseEntity.noContent().build();
            case DeleteOutcome.HasSales() ->
                    throw new ProblemException(CatalogProblems.EVENT_HAS_SALES);
            case DeleteOutcome.Cancelled() ->
                    throw new ProblemException(CatalogProblems.EVENT_CANCELLED);
        };
    }
}
