package dev.usher.bench.fulfil;

import dev.usher.bench.process.Dialogue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The references of minting, one thread each: sign and COPY a thousand tickets at a time; or sign
 * with the JDK, insert and commit order by order.
 */
public final class RawMint {

    private static final int ROWS_PER_COPY = 1_000;
    private static final String USER = "postgres";
    private static final String COPY =
            """
            copy bench.ticket (id, version, status, code, key_id, order_id, reservation_id, line_id,
                seat, event_id, ticket_type_id, ticket_type_name, buyer_id, holder_name,
                holder_email, not_before, expires_at, issued_at, message_sequence, credential)
            from stdin\
            """;
    private static final String INSERT =
            """
            insert into bench.ticket (id, version, status, code, key_id, order_id, reservation_id,
                line_id, seat, event_id, ticket_type_id, ticket_type_name, buyer_id, holder_name,
                holder_email, not_before, expires_at, issued_at, message_sequence, credential)
            values (?, 1, 'VALID', ?, '0000000000000001', ?, ?, ?, ?, ?, ?, 'Type 0', ?, 'Fan',
                'fan@load.example.com', '2026-01-01Z', '2028-01-01Z', now(), 1, ?)
            """;

    private final Signer signer = new Signer();
    private final SplittableRandom random = new SplittableRandom(System.nanoTime());
    private final UUID event = uuid();
    private final String buyer = uuid().toString();

    private RawMint() {}

    static void main() throws IOException {
        RawMint mint = new RawMint();
        Dialogue.serve(MintOrder.class, mint::run);
    }

    private MintReport run(MintOrder order) {
        try (Connection connection = DriverManager.getConnection(order.url(), USER, USER)) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            long until = start + order.millis() * 1_000_000;
            long tickets =
                    switch (order.way()) {
                        case SIGN_AND_COPY -> copy(connection, until);
                        case TRANSACTION_PER_ORDER -> insert(connection, until);
                    };
            return new MintReport(tickets, System.nanoTime() - start, signer.engine());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private long copy(Connection connection, long until) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long tickets = 0;
        while (System.nanoTime() < until) {
            StringBuilder rows = new StringBuilder();
            UUID order = uuid();
            for (int i = 0; i < ROWS_PER_COPY; i++) {
                int seat = i % PaidOrders.TICKETS + 1;
                order = seat == 1 ? uuid() : order;
                UUID id = uuid();
                rows.append(row(id, order, seat));
            }
            tickets += copy.copyIn(COPY, new StringReader(rows.toString()));
            connection.commit();
        }
        return tickets;
    }

    private String row(UUID id, UUID order, int seat) {
        return String.join(
                        "\t",
                        id.toString(),
                        "1\tVALID",
                        code(id),
                        "0000000000000001",
                        order.toString(),
                        order.toString(),
                        order.toString(),
                        String.valueOf(seat),
                        event.toString(),
                        event.toString(),
                        "Type 0",
                        buyer,
                        "Fan\tfan@load.example.com\t2026-01-01Z\t2028-01-01Z\t2026-01-01Z\t1",
                        signer.sign(id))
                + "\n";
    }

    private long insert(Connection connection, long until) throws SQLException {
        long tickets = 0;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (System.nanoTime() < until) {
                UUID order = uuid();
                for (int seat = 1; seat <= PaidOrders.TICKETS; seat++) {
                    UUID id = uuid();
                    insert.setObject(1, id);
                    insert.setString(2, code(id));
                    insert.setObject(3, order);
                    insert.setObject(4, order);
                    insert.setObject(5, order);
                    insert.setInt(6, seat);
                    insert.setObject(7, event);
                    insert.setObject(8, event);
                    insert.setString(9, buyer);
                    insert.setString(10, signer.signWithJdk(id));
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                tickets += PaidOrders.TICKETS;
            }
        }
        return tickets;
    }

    /** As long as a typed code, and as unlikely to repeat within a burst. */
    private static String code(UUID id) {
        return Long.toString(id.getLeastSignificantBits() & Long.MAX_VALUE, 36);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
