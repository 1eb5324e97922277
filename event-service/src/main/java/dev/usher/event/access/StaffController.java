package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.catalog.StaffEntry;
import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

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
        String address = StaffEmail.read(email);
        return switch (addStaff.add(new EventId(id), caller.accountId(), address)) {
            case StaffOutcome.Added(StaffEntry entry) ->
                    ResponseEntity.status(201).body(StaffView.of(entry));
            case StaffOutcome.AlreadyAdded(StaffEntry entry) ->
                    ResponseEntity.ok(StaffView.of(entry));
            case StaffOutcome.TooMany(int limit) ->
                    throw new ProblemException(
                                    AccessProblems.TOO_MANY_STAFF,
                                    "An event has at most " + limit + " gate staff.")
                            .with("limit", limit);
        };
    }

    @Override
    public ResponseEntity<Void> remove(Caller caller, UUID id, String email) {
        removeStaff.remove(new EventId(id), caller.accountId(), StaffEmail.read(email));
        return ResponseEntity.noContent().build();
    }

    @Override
    public Page<StaffView> list(
            HttpServletRequest request,
            Caller caller,
            UUID id,
            @Nullable Integer limit,
            @Nullable String cursor) {
        QueryForm.allow(request, "limit", "cursor");
        int rows = Paging.limit(limit);
        @Nullable String after = cursor == null ? null : StaffEmail.after(cursor);
        return Page.of(
                        listStaff.page(new EventId(id), caller.accountId(), after, rows + 1),
                        rows,
                        entry -> Cursor.encode(entry.email()))
                .map(StaffView::of);
    }
}
