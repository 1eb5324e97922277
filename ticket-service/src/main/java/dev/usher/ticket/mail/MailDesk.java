package dev.usher.ticket.mail;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.wallet.OrderViewers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Shows an order's mails to its buyer and the event's organizer, and mails tickets again. */
@Component
class MailDesk {

    /** More than an order of a few tickets can have. */
    static final int MAX_SHOWN = 500;

    private final TicketMails mails;
    private final NewMails newMails;
    private final OrderViewers viewers;
    private final MailTerms terms;
    private final Clock clock;

    MailDesk(
            TicketMails mails,
            NewMails newMails,
            OrderViewers viewers,
            MailTerms terms,
            Clock clock) {
        this.mails = mails;
        this.newMails = newMails;
        this.viewers = viewers;
        this.terms = terms;
        this.clock = clock;
    }

    /** The limits of a buyer who asks for mails, and the switch of all mail. */
    @Component
    record MailTerms(MailServerSettings server, MailSettings settings) {}

    List<TicketMail> ofOrder(Caller caller, OrderId order) {
        viewers.require(caller, order);
        return mails.ofOrder(order, MAX_SHOWN);
    }

    /**
     * Asks for one more mail with the order's tickets. It goes to the buyer's address of today if
     * that is verified, else to the address of the mail before.
     */
    TicketMail again(Caller caller, OrderId order) {
        viewers.requireBuyer(caller, order);
        if (!terms.server().isOn()) {
            throw new ProblemException(MailProblems.MAIL_OFF);
        }
        List<TicketMail> earlier =
                mails.ofOrder(order, MAX_SHOWN).stream()
                        .filter(mail -> mail.kind() == MailKind.TICKETS)
                        .toList();
        Instant now = clock.instant();
        earlier.forEach(mail -> requireLongAgo(mail, now));
        // One is sent without being asked for.
        int atMost = 1 + terms.settings().copiesPerOrder();
        long number = 1 + earlier.stream().mapToLong(TicketMail::number).max().orElse(0);
        if (number > atMost) {
            throw tooMany();
        }
        EmailAddress verified = EmailAddress.of(caller);
        String recipient =
                verified != null
                        ? verified.value()
                        : earlier.isEmpty() ? null : earlier.getLast().recipient();
        TicketMail mail = newMails.tickets(order, number, caller.accountId(), recipient);
        if (!mails.add(mail, atMost)) {
            // Another request of the buyer was faster by a moment.
            throw tooSoon(terms.settings().copyAfter());
        }
        return mail;
    }

    private void requireLongAgo(TicketMail mail, Instant now) {
        Duration pause = terms.settings().copyAfter();
        if (mail.isPending()) {
            throw tooSoon(pause);
        }
        Instant ended = Objects.requireNonNull(mail.endedAt());
        Duration left = Duration.between(now, ended.plus(pause));
        if (mail.status() == MailStatus.SENT && left.isPositive()) {
            throw tooSoon(left);
        }
    }

    private static ProblemException tooSoon(Duration left) {
        return new ProblemException(
                        MailProblems.MAIL_TOO_SOON,
                        "A mail with these tickets is on its way or was sent a short time ago.")
                .retryAfter(left);
    }

    private ProblemException tooMany() {
        return new ProblemException(
                MailProblems.TOO_MANY_MAILS,
                "The tickets of an order are mailed again at most "
                        + terms.settings().copiesPerOrder()
                        + " times.");
    }
}
