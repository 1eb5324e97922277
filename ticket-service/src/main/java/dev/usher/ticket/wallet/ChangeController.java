package dev.usher.ticket.wallet;

import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.issuance.ChangeTicket;
import dev.usher.ticket.issuance.HandOver;
import dev.usher.ticket.issuance.HolderOutcome;
import dev.usher.ticket.issuance.TicketHolder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class ChangeController implements ChangeApi {

    private final Wallet wallet;
    private final ChangeTicket changeTicket;
    private final HandOver handOver;

    ChangeController(Wallet wallet, ChangeTicket changeTicket, HandOver handOver) {
        this.wallet = wallet;
        this.changeTicket = changeTicket;
        this.handOver = handOver;
    }

    @Override
    public ResponseEntity<TicketView> change(
            Caller caller, UUID id, @Nullable String ifMatch, JsonNode patch) {
        ViewedTicket before = wallet.boughtTicket(caller, new TicketId(id));
        TicketHolder holder = HolderForm.read(patch);
        HolderOutcome outcome =
                handOver.to(
                        holder,
                        before.ticket().id(),
                        before.event(),
                        ticket ->
                                ETags.require(
                                        ifMatch,
                                        Wallet.viewed(caller, ticket, before.event()).etag()));
        return switch (outcome) {
            case HolderOutcome.Changed(var ticket) ->
                    answer(Wallet.viewed(caller, ticket, before.event()));
            case HolderOutcome.Cancelled() ->
                    throw new ProblemException(WalletProblems.TICKET_CANCELLED);
            case HolderOutcome.EventStarted() ->
                    throw new ProblemException(WalletProblems.EVENT_STARTED);
        };
    }

    @Override
    public ResponseEntity<TicketView> cancel(Caller caller, UUID id) {
        TicketId ticket = wallet.organizedTicket(caller, new TicketId(id)).ticket().id();
        changeTicket.cancel(ticket);
        return answer(wallet.ticket(caller, ticket));
    }

    private ResponseEntity<TicketView> answer(ViewedTicket viewed) {
        return ResponseEntity.ok()
                .eTag(viewed.etag())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(wallet.view(viewed));
    }
}
