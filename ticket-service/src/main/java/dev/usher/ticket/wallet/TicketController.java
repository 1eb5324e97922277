package dev.usher.ticket.wallet;

import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.paging.Page;
import dev.usher.platform.web.paging.Paging;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
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
            @Nullable Integer limit,
            @Nullable String cursor) {
        int rows = Paging.limit(limit);
        if (orderId != null && eventId == null) {
            return wallet.ofOrder(caller, new OrderId(orderId), rows, cursor);
        }
        if (eventId != null && orderId == null) {
            return wallet.ofEvent(caller, new EventId(eventId), rows, cursor);
        }
        throw ProblemException.invalid(
                "/orderId", "required", "orderId or eventId must be given, but not both");
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
