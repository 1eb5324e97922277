package dev.usher.event.suspension;

import dev.usher.event.EventId;
import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.paging.Cursor;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class SuspensionController implements SuspensionApi {

    private static final String OPERATOR = "admin";

    private final SuspendEvent suspendEvent;
    private final SuspendAccount suspendAccount;
    private final Suspensions suspensions;

    SuspensionController(
            SuspendEvent suspendEvent, SuspendAccount suspendAccount, Suspensions suspensions) {
        this.suspendEvent = suspendEvent;
        this.suspendAccount = suspendAccount;
        this.suspensions = suspensions;
    }

    @Override
    public ResponseEntity<SuspensionView> suspendEvent(Caller caller, UUID id, JsonNode body) {
        caller.require(OPERATOR);
        String reason = SuspensionForm.reason(body);
        return answer(suspendEvent.suspend(new EventId(id), reason, caller.accountId()));
    }

    @Override
    public SuspensionView ofEvent(Caller caller, UUID id) {
        caller.require(OPERATOR);
        return inForce(new Suspended.AnEvent(new EventId(id)));
    }

    @Override
    public ResponseEntity<Void> liftFromEvent(Caller caller, UUID id) {
        caller.require(OPERATOR);
        suspendEvent.lift(new EventId(id), caller.accountId());
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<SuspensionView> suspendAccount(
            Caller caller, String accountId, JsonNode body) {
        caller.require(OPERATOR);
        String account = account(accountId);
        if (account.equals(caller.accountId())) {
            throw ProblemException.invalid(
                    "/accountId", "own_account", "accountId must not be your own account");
        }
        String reason = SuspensionForm.reason(body);
        return answer(suspendAccount.suspend(account, reason, caller.accountId()));
    }

    @Override
    public SuspensionView ofAccount(Caller caller, String accountId) {
        caller.require(OPERATOR);
        return inForce(new Suspended.AnAccount(account(accountId)));
    }

    @Override
    public ResponseEntity<Void> liftFromAccount(Caller caller, String accountId) {
        caller.require(OPERATOR);
        suspendAccount.lift(account(accountId), caller.accountId());
        return ResponseEntity.noContent().build();
    }

    @Override
    public Page<SuspensionView> list(
            Caller caller,
            @Nullable UUID eventId,
            @Nullable String accountId,
            @Nullable Boolean active,
            @Nullable Integer limit,
            @Nullable String cursor) {
        caller.require(OPERATOR);
        int rows = Paging.limit(limit);
        SuspensionFilter filter =
                new SuspensionFilter(
                        eventId, accountId == null ? null : spelled(accountId), active);
        Cursor list =
                Cursor.of("suspensions", filter.eventId(), filter.accountId(), filter.active());
        @Nullable UUID before =
                cursor == null
                        ? null
                        : list.decode(cursor, 1, keys -> UUID.fromString(keys.getFirst()));
        return Page.of(
                        suspensions.page(filter, before, rows + 1),
                        rows,
                        suspension -> list.encode(suspension.id()))
                .map(SuspensionView::of);
    }

    private SuspensionView inForce(Suspended suspended) {
        return suspensions
                .inForce(suspended)
                .map(SuspensionView::of)
                .orElseThrow(CommonProblems::notFound);
    }

    private static String account(String accountId) {
        String account = spelled(accountId);
        if (account == null) {
            throw CommonProblems.notFound();
        }
        return account;
    }

    /**
     * Returns the account as its tokens spell it: a UUID in lower case. Another spelling would
     * suspend nobody.
     */
    private static @Nullable String spelled(String accountId) {
        String text = QueryForm.text("accountId", accountId, MAX_ACCOUNT);
        UUID id = text == null ? null : QueryForm.uuid(text);
        return id == null ? text : id.toString();
    }

    private static ResponseEntity<SuspensionView> answer(SuspensionOutcome outcome) {
        return switch (outcome) {
            case SuspensionOutcome.Made(Suspension made) ->
                    ResponseEntity.status(201).body(SuspensionView.of(made));
            case SuspensionOutcome.MadeBefore(Suspension before) ->
                    ResponseEntity.ok(SuspensionView.of(before));
            case SuspensionOutcome.Unknown() -> throw CommonProblems.notFound();
        };
    }
}
