package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.catalog.StaffEntry;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.platform.web.security.EmailAddress;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class StaffController implements StaffApi {

    private final AddStaff addStaff;
    private final RemoveStaff removeStaff;
    private final ListStaff listStaff;

    StaffController(AddStaff addStaff, RemoveStaff removeStaff, ListStaff listStaff) {
        this.addStaff = addStaff;
        this.removeStaff = removeStaff;
        this.listStaff = listStaff;
    }

    @Override
    public ResponseEntity<StaffView> name(Caller caller, UUID id, String email) {
        Organizer organizer = Organizer.of(caller);
        return add(new EventId(id), organizer, StaffForm.path(email));
    }

    @Override
    public ResponseEntity<StaffView> add(Caller caller, UUID id, JsonNode body) {
        Organizer organizer = Organizer.of(caller);
        return add(new EventId(id), organizer, StaffForm.body(body));
    }

    @Override
    public ResponseEntity<Void> remove(Caller caller, UUID id, String email) {
        Organizer organizer = Organizer.of(caller);
        removeStaff.remove(new EventId(id), organizer, StaffKey.of(email));
        return ResponseEntity.noContent().build();
    }

    @Override
    public Page<StaffView> list(
            Caller caller, UUID id, @Nullable Integer limit, @Nullable String cursor) {
        Organizer organizer = Organizer.of(caller);
        int rows = Paging.limit(limit);
        Cursor list = Cursor.of("staff", id);
        @Nullable EmailAddress after = cursor == null ? null : StaffForm.after(list, cursor);
        return Page.of(
                        listStaff.page(new EventId(id), organizer, after, rows + 1),
                        rows,
                        entry -> list.encode(entry.email()))
                .map(StaffView::of);
    }

    private ResponseEntity<StaffView> add(EventId event, Organizer owner, EmailAddress email) {
        return switch (addStaff.add(event, owner, email)) {
            case StaffOutcome.Added(StaffEntry entry) ->
                    ResponseEntity.created(
                                    URI.create("/v1/events/" + event + "/staff/" + entry.id()))
                            .body(StaffView.of(entry));
            case StaffOutcome.AlreadyAdded(StaffEntry entry) ->
                    ResponseEntity.ok(StaffView.of(entry));
            case StaffOutcome.TooMany(int limit) ->
                    throw new ProblemException(
                                    AccessProblems.TOO_MANY_STAFF,
                                    "An event has at most " + limit + " gate staff.")
                            .with("limit", limit);
        };
    }
}
