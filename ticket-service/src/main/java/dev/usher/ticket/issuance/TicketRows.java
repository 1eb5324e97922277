package dev.usher.ticket.issuance;

import static dev.usher.platform.database.Timestamps.instantOrNull;
import static dev.usher.platform.database.Timestamps.utc;

import dev.usher.credential.KeyId;
import dev.usher.credential.TypedCode;
import dev.usher.platform.database.ArrayValues;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Maps tickets to rows of the table {@code ticket} and back. */
final class TicketRows {

    /**
     * The form of the messages that this release publishes: with the hash of the code and without
     * the holder's address, and with a seal. Form 1 had both in clear, and form 2 no seal.
     */
    static final short NEWEST_FORM = 3;

    /** A column with the value that a new ticket puts into it. */
    private record Column(String name, String type, Function<Ticket, @Nullable Object> value) {}

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("id", "uuid", ticket -> ticket.id().value()),
                    new Column("version", "int", ticket -> ticket.signing().version()),
                    new Column(
                            "message_sequence",
                            "bigint",
                            ticket -> ticket.lifecycle().messageSequence()),
                    new Column("message_form", "smallint", _ -> NEWEST_FORM),
                    new Column("status", "text", ticket -> ticket.lifecycle().status().name()),
                    new Column("code", "text", ticket -> ticket.code().toString()),
                    new Column("key_id", "text", ticket -> ticket.signing().keyId().toString()),
                    new Column("order_id", "uuid", ticket -> ticket.seat().orderId().value()),
                    new Column("order_reference", "text", ticket -> ticket.seat().reference()),
                    new Column("reservation_id", "uuid", ticket -> ticket.seat().reservationId()),
                    new Column("line_id", "uuid", ticket -> ticket.seat().lineId()),
                    new Column("seat", "int", ticket -> ticket.seat().number()),
                    new Column("event_id", "uuid", ticket -> ticket.eventId().value()),
                    new Column("ticket_type_id", "uuid", ticket -> ticket.type().id()),
                    new Column("ticket_type_name", "text", ticket -> ticket.type().name()),
                    new Column("buyer_id", "text", Ticket::buyerId),
                    new Column("holder_name", "text", ticket -> ticket.holder().name()),
                    new Column("holder_email", "text", ticket -> ticket.holder().email()),
                    new Column("held_alone", "boolean", ticket -> ticket.holder().alone()),
                    new Column("holder_named", "boolean", ticket -> ticket.holder().named()),
                    new Column(
                            "not_before",
                            "timestamptz",
                            ticket -> utc(ticket.signing().notBefore())),
                    new Column(
                            "expires_at",
                            "timestamptz",
                            ticket -> utc(ticket.signing().expiresAt())),
                    new Column(
                            "issued_at",
                            "timestamptz",
                            ticket -> utc(ticket.lifecycle().issuedAt())),
                    new Column(
                            "cancelled_at",
                            "timestamptz",
                            ticket -> utcOrNull(ticket.lifecycle().cancelledAt())));

    private static final String INSERT =
            "insert into ticket (%1$s) select %1$s from unnest(%2$s) as new (%1$s)"
                    .formatted(joined(Column::name), joined(column -> ":" + column.name()));

    private static final String UNLESS_TAKEN = " on conflict do nothing returning id";

    private static final String UNLESS_NEWER =
            " on conflict (id) do update set (%s) = row(%s)"
                            .formatted(
                                    joined(Column::name),
                                    joined(column -> "excluded." + column.name()))
                    + " where ticket.message_sequence < excluded.message_sequence returning id";

    private TicketRows() {}

    /** Inserts, in one statement, the tickets whose id, seat and code no other ticket has. */
    static List<TicketId> insert(JdbcClient jdbc, Collection<Ticket> tickets) {
        return write(jdbc, INSERT + UNLESS_TAKEN, tickets);
    }

    /** Inserts, in one statement, tickets as they were told of, or replaces older states. */
    static List<TicketId> restore(JdbcClient jdbc, Collection<Ticket> tickets) {
        return write(jdbc, INSERT + UNLESS_NEWER, tickets);
    }

    private static List<TicketId> write(JdbcClient jdbc, String sql, Collection<Ticket> tickets) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        for (Column column : COLUMNS) {
            statement =
                    statement.param(
                            column.name(),
                            new SqlArrayValue(
                                    column.type(),
                                    ArrayValues.of(
                                            column.type(), tickets.stream().map(column.value()))));
        }
        return statement.query(TicketRows::readId).list();
    }

    static TicketId readId(ResultSet row, int number) throws SQLException {
        return new TicketId(row.getObject("id", UUID.class));
    }

    static Ticket read(ResultSet row, int number) throws SQLException {
        return new Ticket(
                readId(row, number),
                new Ticket.OrderedSeat(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getString("order_reference"),
                        row.getObject("reservation_id", UUID.class),
                        row.getObject("line_id", UUID.class),
                        row.getInt("seat")),
                new EventId(row.getObject("event_id", UUID.class)),
                new Ticket.TicketType(
                        row.getObject("ticket_type_id", UUID.class),
                        row.getString("ticket_type_name")),
                row.getString("buyer_id"),
                new TicketHolder(
                        row.getString("holder_name"),
                        row.getString("holder_email"),
                        row.getBoolean("held_alone"),
                        row.getBoolean("holder_named")),
                code(row.getString("code")),
                new Ticket.Signing(
                        row.getInt("version"),
                        KeyId.parse(row.getString("key_id")),
                        row.getObject("not_before", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()),
                new Ticket.Lifecycle(
                        TicketStatus.valueOf(row.getString("status")),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        instantOrNull(row.getObject("cancelled_at", OffsetDateTime.class)),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                        row.getLong("message_sequence")));
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
        return at == null ? null : utc(at);
    }

    private static TypedCode code(String text) {
        return TypedCode.parse(text)
                .orElseThrow(() -> new IllegalStateException("a stored code is malformed"));
    }

    private static String joined(Function<Column, String> part) {
        return COLUMNS.stream().map(part).collect(Collectors.joining(", "));
    }
}
