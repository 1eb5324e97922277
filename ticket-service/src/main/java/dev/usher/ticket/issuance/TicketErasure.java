package dev.usher.ticket.issuance;

import dev.usher.platform.web.idempotency.ForgetAnswers;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.erasure.ErasedPerson;
import dev.usher.ticket.erasure.PersonalRows;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.event.TicketedEvents;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Empties the holder of tickets that name an erased person: those that the account bought and
 * handed to nobody, and those that name its address. Status, version, code and credential stay, so
 * that the ticket admits. The new message of a ticket takes the place of the old one in the
 * compacted topic.
 */
@Repository
class TicketErasure implements PersonalRows {

    private final JdbcClient jdbc;
    private final TicketPublisher publisher;
    private final TicketedEvents events;
    private final ForgetAnswers answers;

    TicketErasure(
            JdbcClient jdbc,
            TicketPublisher publisher,
            TicketedEvents events,
            ForgetAnswers answers) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.events = events;
        this.answers = answers;
    }

    @Override
    public int erase(ErasedPerson person, int rows) {
        List<Ticket> emptied = empty(person.accountId(), person.address(), rows);
        if (!emptied.isEmpty()) {
            publisher.publish(emptied.stream().map(publisher::holderChanged).toList());
            forgetAnswers(emptied);
        }
        return emptied.size();
    }

    /** Each half of the search walks an index, and a row that was waited for is looked at again. */
    private List<Ticket> empty(String account, @Nullable EmailAddress address, int rows) {
        return jdbc.sql(
                        """
                        with meant as (
                            select id from ticket
                             where buyer_id = :account and not holder_named and not held_alone
                               and (holder_name is not null or holder_email is not null)
                            union
                            select id from ticket
                             where lower(holder_email collate "C") = :address),
                        locked as (
                            select t.id from ticket t join meant m on m.id = t.id
                             where (t.buyer_id = :account
                                    and not t.holder_named and not t.held_alone
                                    and (t.holder_name is not null or t.holder_email is not null))
                                or lower(t.holder_email collate "C") = :address
                             order by t.id limit :rows for update of t)
                        update ticket t set holder_name = null, holder_email = null,
                               message_form = :form, message_sequence = message_sequence + 1
                          from locked l where t.id = l.id
                        returning t.*
                        """)
                .param("account", account)
                .param("address", address == null ? null : address.value())
                .param("rows", rows)
                .param("form", TicketRows.NEWEST_FORM)
                .query(TicketRows::read)
                .list();
    }

    /** Organizers who cancelled a ticket under a key have an answer that shows its holder. */
    private void forgetAnswers(List<Ticket> emptied) {
        List<Ticket> cancelled =
                emptied.stream()
                        .filter(ticket -> ticket.lifecycle().status() == TicketStatus.CANCELLED)
                        .toList();
        if (!cancelled.isEmpty()) {
            answers.containing(
                    cancelled.stream().map(ticket -> ticket.id().toString()).toList(),
                    events
                            .findAll(
                                    cancelled.stream()
                                            .map(Ticket::eventId)
                                            .collect(Collectors.toSet()))
                            .values()
                            .stream()
                            .map(TicketedEvent::organizerId)
                            .toList());
        }
    }
}
