package dev.usher.ticket.mail;

import dev.usher.ticket.TicketId;
import dev.usher.ticket.wallet.PaperCopies;
import dev.usher.ticket.wallet.PaperCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes the letter of a mail from what its tickets are at this moment. */
@Component
class LetterWriter {

    /** The pages of the largest document. */
    private static final int MAX_PAGES = 200;

    private final PaperCopies paper;
    private final MailSettings settings;

    LetterWriter(PaperCopies paper, MailSettings settings) {
        this.paper = paper;
        this.settings = settings;
    }

    /**
     * Returns the letter; empty if none of the mail's tickets admits its recipient any more.
     *
     * @param recipient the address that was noted with the mail
     */
    Optional<Letter> write(TicketMail mail, String recipient) {
        List<PaperCopy> copies =
                switch (mail.kind()) {
                    case TICKETS -> paper.forBuyer(mail.orderId(), MAX_PAGES + 1);
                    case HANDOVER -> {
                        TicketId ticket = Objects.requireNonNull(mail.ticketId());
                        yield paper.forHolder(ticket, recipient).stream().toList();
                    }
                };
        return copies.isEmpty() ? Optional.empty() : Optional.of(letter(mail, copies));
    }

    private Letter letter(TicketMail mail, List<PaperCopy> copies) {
        List<Letter.Attachment> attachments = new ArrayList<>();
        document(copies).ifPresent(attachments::add);
        LetterText words = new LetterText(mail.kind(), copies, !attachments.isEmpty(), link(mail));
        attachments.add(
                new Letter.Attachment(
                        "event.ics", "text/calendar", copies.getFirst().calendarEntry()));
        return new Letter(words.subject(), words.text(), words.html(), attachments);
    }

    private Optional<Letter.Attachment> document(List<PaperCopy> copies) {
        if (copies.size() > MAX_PAGES) {
            return Optional.empty();
        }
        byte[] document = paper.print(copies);
        return document.length > settings.largestDocument().toBytes()
                ? Optional.empty()
                : Optional.of(new Letter.Attachment("tickets.pdf", "application/pdf", document));
    }

    /** The page of the shop, which is for the buyer. */
    private String link(TicketMail mail) {
        return mail.kind() == MailKind.HANDOVER
                ? ""
                : settings.ticketsUrl()
                        .replace(MailSettings.ORDER, mail.orderId().value().toString());
    }
}
