package dev.usher.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Compares the counters of the stock with the reservations they stand for. */
public final class Books {

    private static final String DISAGREEING =
            """
            select count(*) from allotment a
            left join (
                select i.ticket_type_id,
                    sum(i.quantity) filter (where r.status in ('HELD', 'CHECKOUT')) as held,
                    sum(i.quantity) filter (where r.status = 'CONVERTED') as sold
                from reservation_item i join reservation r on r.id = i.reservation_id
                group by i.ticket_type_id
            ) s using (ticket_type_id)
            left join (
                select ticket_type_id, count(*) as returned
                from cancelled_ticket where returned group by ticket_type_id
            ) c using (ticket_type_id)
            where a.held <> coalesce(s.held, 0)
                or a.sold <> coalesce(s.sold, 0) - coalesce(c.returned, 0)
                or a.held + a.sold > a.capacity
            """;

    private Books() {}

    /** Compares all ticket types in one snapshot. */
    public static void balance(Database database) throws SQLException {
        try (Connection connection = database.connect("event");
                PreparedStatement statement = connection.prepareStatement(DISAGREEING);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            assertThat(rows.getInt(1)).as("allotments that disagree").isZero();
        }
    }

    /** Returns the single number of a query. */
    public static long number(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect("event");
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Tells whether the end of that order was recorded. */
    public static boolean knowsOrder(Database database, String order) throws SQLException {
        try (Connection connection = database.connect("event");
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select 1 from ended_order where order_id = ?::uuid")) {
            statement.setString(1, order);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
