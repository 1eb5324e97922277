package dev.usher.ticket.mail;

import dev.usher.ticket.erasure.ErasedPerson;
import dev.usher.ticket.erasure.PersonalRows;
import org.springframework.stereotype.Component;

/** Takes the address of an erased person off their mails; one that waits is not sent. */
@Component
class MailErasure implements PersonalRows {

    private final TicketMails mails;

    MailErasure(TicketMails mails) {
        this.mails = mails;
    }

    @Override
    public int erase(ErasedPerson person, int rows) {
        return mails.forgetRecipient(person.accountId(), person.address(), rows);
    }
}
