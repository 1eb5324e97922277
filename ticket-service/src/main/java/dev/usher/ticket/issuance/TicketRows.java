package dev.usher.ticket.issuance;

import dev.usher.credential.KeyId;
import dev.usher.credential.TypedCode;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** How a ticket lies in its table. */
final class TicketRows {

    /** A column with what a new ticket puts there. */
    private record Column(String name, String type, Function<Ticket, @Nullable Object> value) {}

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("id", "uuid", ticket -> ticket.id().value()),
                    new Column("version", "int", Ticket::version),
                    new Column("message_sequence", "bigint", Ticket::messageSequence),
                    new Column("status", "text", ticket -> ticket.status().name()),
                    new Column("code", "text", ticket -> ticket.code().toString()),
                    new Column("key_id", "text", ticket -> ticket.keyId().toString()),
                    new Column("order_id", "uuid", ticket -> ticket.orderId().value()),
                    new Column("reservation_id", "uuid", Ticket::reservationId),
                    new Column("line_id", "uuid", Ticket::lineId),
                    new Column("seat", "int", Ticket::seat),
                    new Column("event_id", "uuid", ticket -> ticket.eventId().value()),
                    new Column("ticket_type_id", "uuid", Ticket::ticketTypeId),
                    new Column("ticket_type_name", "text", Ticket::ticketTypeName),
                    new Column("buyer_id", "text", Ticket::buyerId),
                    new Column("holder_name", "text", ticket -> ticket.holder().name()),
                    new Column("holder_email", "text", ticket -> ticket.holder().email()),
                    new Column("not_before", "timestamptz", ticket -> utc(ticket.notBefore())),
                    new Column("expires_at", "timestamptz", ticket -> utc(ticket.expiresAt())),
                    new Column("issued_at", "timestamptz", ticket -> utc(ticket.issuedAt())));

    private static final String INSERT =
            "INSERT INTO ticket (%1$s) SELECT %1$s FROM unnest(%2$s) AS new (%1$s)"
                            .formatted(joined(Column::name), joined(column -> ":" + column.name()))
                    + " ON CONFLICT DO NOTHING RETURNING id";

    private TicketRows() {}

    /** Inserts those that meet no other in id, seat or code, in one statement. */
    static List<TicketId> insert(JdbcClient database, List<Ticket> tickets) {
        JdbcClient.StatementSpec statement = database.sql(INSERT);
        for (Column column : COLUMNS) {
            Object[] values = tickets.stream().map(column.value()).toArray();
            statement = statement.param(column.name(), new SqlArrayValue(column.type(), values));
        }
        return statement.query(TicketRows::readId).list();
    }

    static TicketId readId(ResultSet row, int number) throws SQLException {
        return new TicketId(row.getObject("id", UUID.class));
    }

    static Ticket read(ResultSet row, int number) throws SQLException {
        return new Ticket(
                readId(row, number),
                row.getInt("version"),
                row.getLong("message_sequence"),
                TicketStatus.valueOf(row.getString("status")),
                code(row.getString("code")),
                KeyId.parse(row.getString("key_id")),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getObject("reservation_id", UUID.class),
                row.getObject("line_id", UUID.class),
                row.getInt("seat"),
                new EventId(row.getObject("event_id", UUID.class)),
                row.getObject("ticket_type_id", UUID.class),
                row.getString("ticket_type_name"),
                row.getString("buyer_id"),
                new Holder(row.getString("holder_name"), row.getString("holder_email")),
                row.getObject("not_before", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                instantOrNull(row, "cancelled_at"));
    }

    private static TypedCode code(String text) {
        return TypedCode.parse(text)
                .orElseThrow(() -> new IllegalStateException("a stored code is malformed"));
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String joined(Function<Column, String> part) {
        return COLUMNS.stream().map(part).collect(Collectors.joining(", "));
    }
}
