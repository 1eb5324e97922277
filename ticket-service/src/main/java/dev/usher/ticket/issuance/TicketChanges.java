package dev.usher.ticket.issuance;

import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.ticket.TicketId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changes of one ticket on request, each of which counts a message. */
@Repository
class TicketChanges {

    private final JdbcClient jdbc;

    TicketChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the ticket, which no other transaction can change until the end of this one. */
    Optional<Ticket> lock(TicketId id) {
        return jdbc.sql("select * from ticket where id = :id for update")
                .param("id", id.value())
                .query(TicketRows::read)
                .optional();
    }

    /** Cancels the ticket, unless it is cancelled already. */
    Optional<Ticket> cancel(TicketId id, Instant at) {
        return jdbc.sql(
                        """
                        update ticket set status = 'CANCELLED', cancelled_at = :at,
                            message_form = :form, message_sequence = message_sequence + 1
                         where id = :id and status = 'VALID'
                        returning *
                        """)
                .param("id", id.value())
                .param("at", utc(at))
                .param("form", TicketRows.NEWEST_FORM)
                .query(TicketRows::read)
                .optional();
    }

    /** Stores holder, code and signing of a locked ticket, unless another ticket has the code. */
    Optional<Ticket> change(Ticket changed) {
        return jdbc.sql(
                        """
                        update ticket set holder_name = :name, holder_email = :email,
                            held_alone = :alone, holder_named = :named, version = :version, code = :code, key_id = :key,
                            message_form = :form, message_sequence = message_sequence + 1
                         where id = :id
                           and not exists (select from ticket where code = :code and id <> :id)
                        returning *
                        """)
                .param("id", changed.id().value())
                .param("name", changed.holder().name())
                .param("email", changed.holder().email())
                .param("alone", changed.holder().alone())
                .param("named", changed.holder().named())
                .param("version", changed.signing().version())
                .param("code", changed.code().toString())
                .param("key", changed.signing().keyId().toString())
                .param("form", TicketRows.NEWEST_FORM)
                .query(TicketRows::read)
                .optional();
    }
}
