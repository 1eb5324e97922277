package dev.usher.ticket.mail;

import static dev.usher.platform.database.Timestamps.instantOrNull;
import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** All mails, in the table {@code ticket_mail}, which no other class reads or writes. */
@Repository
class TicketMails {

    private final JdbcClient jdbc;

    TicketMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The mails that wait, and the age of the oldest of them. */
    record Waiting(long mails, double oldestSeconds) {}

    /**
     * Adds, in one statement, the first mails of orders. An order that has one gets no other.
     *
     * @param mails sorted by order, so that two transactions that add the same wait for each other
     */
    void addFirst(List<TicketMail> mails) {
        jdbc.sql(
                        """
                        insert into ticket_mail (id, kind, order_id, number, buyer_id, recipient,
                                                 due_at, created_at)
                        select id, 'TICKETS', order_id, 1, buyer_id, recipient, due_at, due_at
                          from unnest(:ids, :orders, :buyers, :recipients, :times)
                               as m (id, order_id, buyer_id, recipient, due_at)
                        on conflict do nothing
                        """)
                .param("ids", array("uuid", mails, TicketMail::id))
                .param("orders", array("uuid", mails, mail -> mail.orderId().value()))
                .param("buyers", array("text", mails, TicketMail::buyerId))
                .param("recipients", array("text", mails, TicketMail::recipient))
                .param("times", array("timestamptz", mails, mail -> utc(mail.createdAt())))
                .update();
    }

    private static SqlArrayValue array(
            String type, List<TicketMail> mails, Function<TicketMail, @Nullable Object> value) {
        return new SqlArrayValue(type, mails.stream().map(value).toArray());
    }

    /**
     * Forgets the recipient of mails to a person, by the account of the buyer and by the address.
     *
     * @return the number of mails that had one
     */
    int forgetRecipient(String accountId, @Nullable EmailAddress address, int atMost) {
        return jdbc.sql(
                        """
                        update ticket_mail set recipient = null
                         where id in (
                            (select id from ticket_mail
                              where buyer_id = :account and kind = 'TICKETS'
                                and recipient is not null
                              limit :atMost)
                            union
                            (select id from ticket_mail
                              where recipient is not null
                                and lower(recipient collate "C") = :address
                              limit :atMost)
                            limit :atMost)
                        """)
                .param("account", accountId)
                .param("address", address == null ? null : address.value())
                .param("atMost", atMost)
                .update();
    }

    /**
     * Adds a mail, unless the same is there or there are as many about the same as there may be.
     */
    boolean add(TicketMail mail, int atMost) {
        TicketId ticket = mail.ticketId();
        return jdbc.sql(
                                """
                                insert into ticket_mail (id, kind, order_id, ticket_id, number,
                                                         buyer_id, recipient, due_at, created_at)
                                select :id, :kind, :order, cast(:ticket as uuid), :number,
                                       :buyer, cast(:recipient as text), :now, :now
                                 where (select count(*) from ticket_mail
                                         where order_id = :order and kind = :kind
                                           and ticket_id is not distinct from cast(:ticket as uuid))
                                       < :atMost
                                on conflict do nothing
                                """)
                        .param("id", mail.id())
                        .param("kind", mail.kind().name())
                        .param("order", mail.orderId().value())
                        .param("ticket", ticket == null ? null : ticket.value())
                        .param("number", mail.number())
                        .param("buyer", mail.buyerId())
                        .param("recipient", mail.recipient())
                        .param("now", utc(mail.createdAt()))
                        .param("atMost", atMost)
                        .update()
                == 1;
    }

    /**
     * Takes mails that are due, the longest due first, and counts an attempt of each. Until the end
     * of the lease no other replica takes them.
     */
    List<TicketMail> take(Instant now, Duration lease, int rows) {
        return jdbc.sql(
                        """
                        update ticket_mail set attempts = attempts + 1, due_at = :until
                         where id in (select id from ticket_mail
                                       where status = 'PENDING' and due_at <= :now
                                       order by due_at limit :rows for update skip locked)
                        returning *
                        """)
                .param("now", utc(now))
                .param("until", utc(now.plus(lease)))
                .param("rows", rows)
                .query(TicketMails::read)
                .list();
    }

    /** Notes that the mail server took the mail. */
    void sent(TicketMail mail, Instant at) {
        jdbc.sql(
                        """
                        update ticket_mail set status = 'SENT', ended_at = :at, due_at = null
                         where id = :id and status = 'PENDING'
                        """)
                .param("id", mail.id())
                .param("at", utc(at))
                .update();
    }

    /** Ends a mail that is not sent, unless a later attempt has it by now. */
    void ended(TicketMail mail, MailReason reason, Instant at) {
        jdbc.sql(
                        """
                        update ticket_mail set status = :status, reason = :reason, ended_at = :at,
                               due_at = null
                         where id = :id and status = 'PENDING' and attempts = :attempt
                        """)
                .param("id", mail.id())
                .param("attempt", mail.attempts())
                .param("status", reason.status().name())
                .param("reason", reason.name())
                .param("at", utc(at))
                .update();
    }

    /** Puts a mail off, unless a later attempt has it by now. */
    void putOff(TicketMail mail, Instant until) {
        jdbc.sql(
                        """
                        update ticket_mail set due_at = :until
                         where id = :id and status = 'PENDING' and attempts = :attempt
                        """)
                .param("id", mail.id())
                .param("attempt", mail.attempts())
                .param("until", utc(until))
                .update();
    }

    /** Returns the mails about an order, the oldest first. */
    List<TicketMail> ofOrder(OrderId order, int rows) {
        return jdbc.sql(
                        """
                        select * from ticket_mail where order_id = :order
                         order by created_at, id limit :rows
                        """)
                .param("order", order.value())
                .param("rows", rows)
                .query(TicketMails::read)
                .list();
    }

    Waiting waiting(Instant now) {
        return jdbc.sql(
                        """
                        select count(*) as mails, min(created_at) as oldest
                          from ticket_mail where status = 'PENDING'
                        """)
                .query((row, _) -> {
                    Instant oldest = instantOrNull(row.getObject("oldest", OffsetDateTime.class));
                    return new Waiting(
                            row.getLong("mails"),
                            oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0);
                })
                .single();
    }

    private static TicketMail read(ResultSet row, int number) throws SQLException {
        UUID ticket = row.getObject("ticket_id", UUID.class);
        String reason = row.getString("reason");
        return new TicketMail(
                row.getObject("id", UUID.class),
                MailKind.valueOf(row.getString("kind")),
                new OrderId(row.getObject("order_id", UUID.class)),
                ticket == null ? null : new TicketId(ticket),
                row.getLong("number"),
                row.getString("buyer_id"),
                row.getString("recipient"),
                MailStatus.valueOf(row.getString("status")),
                reason == null ? null : MailReason.valueOf(reason),
                row.getInt("attempts"),
                instantOrNull(row.getObject("due_at", OffsetDateTime.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instantOrNull(row.getObject("ended_at", OffsetDateTime.class)));
    }
}
