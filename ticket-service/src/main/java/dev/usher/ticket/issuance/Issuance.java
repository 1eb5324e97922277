package dev.usher.ticket.issuance;

import dev.usher.credential.KeyId;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.ticket.show.Show;
import dev.usher.ticket.show.Shows;
import dev.usher.ticket.signing.SigningKeys;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns paid orders into tickets. A seat of an order line has one ticket, by its unique key in the
 * database: an order announced twice, under the same message id or another, gets nothing extra.
 */
@Service
class Issuance {

    private final Shows shows;
    private final SigningKeys keys;
    private final Mint mint;
    private final TicketPublisher publisher;

    Issuance(Shows shows, SigningKeys keys, Mint mint, TicketPublisher publisher) {
        this.shows = shows;
        this.keys = keys;
        this.mint = mint;
        this.publisher = publisher;
    }

    /** Leaves exactly the ordered number of tickets, and tells of those that are new. */
    @Transactional(propagation = Propagation.MANDATORY)
    IssuanceOutcome issueFor(PaidOrder order) {
        shows.assume(order.show());
        Show show = shows.find(order.show().id()).orElse(order.show());
        KeyId key = keys.introduce(show.id());
        CrashPoint.hit("mint.before_insert");
        List<Ticket> issued = mint.strike(order, show, key);
        if (issued.isEmpty()) {
            return new IssuanceOutcome.AlreadyIssued();
        }
        publisher.issued(issued);
        CrashPoint.hit("mint.before_commit");
        CrashPoint.hitAfterCommit("mint.after_commit_before_offset");
        return new IssuanceOutcome.Issued(issued);
    }
}
