package dev.usher.ticket.wallet;

import dev.usher.platform.web.form.QueryForm;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TicketController implements TicketApi {

    private final Wallet wallet;

    TicketController(Wallet wallet) {
        this.wallet = wallet;
    }

    @Override
    public Page<TicketView> mine(
            Caller caller,
            @Nullable UUID eventId,
            @Nullable Integer limit,
            @Nullable String cursor) {
        return wallet.mine(
                caller, eventId == null ? null : new EventId(eventId), Paging.limit(limit), cursor);
    }

    @Override
    public Page<TicketView> list(
            Caller caller,
            @Nullable UUID orderId,
            @Nullable UUID eventId,
            @Nullable String updatedSince,
            @Nullable Integer limit,
            @Nullable String cursor) {
        int rows = Paging.limit(limit);
        Instant since = QueryForm.instant("updatedSince", updatedSince);
        EventId event = eventId == null ? null : new EventId(eventId);
        if (orderId != null) {
            if (event != null || since != null) {
                throw ProblemException.invalid(
                        "/orderId",
                        "not_with_order",
                        "orderId must not be given together with eventId or updatedSince");
            }
            return wallet.ofOrder(caller, new OrderId(orderId), rows, cursor);
        }
        if (since != null) {
            return wallet.changed(caller, event, since, rows, cursor);
        }
        return event == null
                ? wallet.ofOrganizer(caller, rows, cursor)
                : wallet.ofEvent(caller, event, rows, cursor);
    }

    @Override
    public ResponseEntity<TicketView> read(Caller caller, UUID id, @Nullable String ifNoneMatch) {
        ViewedTicket viewed = wallet.ticket(caller, new TicketId(id));
        CacheControl privately = CacheControl.noCache().cachePrivate();
        if (ETags.matches(ifNoneMatch, viewed.etag())) {
            return ResponseEntity.status(304).eTag(viewed.etag()).cacheControl(privately).build();
        }
        return ResponseEntity.ok()
                .eTag(viewed.etag())
                .cacheControl(privately)
                .body(wallet.view(viewed));
    }
}
