package dev.usher.bench.mint;

import dev.usher.bench.fulfil.Signer;
import dev.usher.bench.process.Dialogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The references, a program with one thread that makes rows of tickets out of nothing. */
public final class BareMinting {

    /** Rows are sent to the database in pieces of this size. */
    private static final int PIECE = 65_536;

    private static final String USER = "postgres";
    private static final String COLUMNS =
            "id, version, message_sequence, message_form, status, code, key_id, order_id,"
                    + " reservation_id, line_id, seat, event_id, ticket_type_id, ticket_type_name,"
                    + " buyer_id, holder_name, holder_email, held_alone, not_before, expires_at,"
                    + " issued_at, credential";

    /** The number of bytes that a signature of ours covers, about. */
    private static final int SIGNED_BYTES = 104;

    private final Signer signer = new Signer();
    private final SplittableRandom random = new SplittableRandom(System.nanoTime());
    private final Clock clock = Clock.systemUTC();
    private final UUID event = id();

    private BareMinting() {}

    static void main() throws IOException {
        BareMinting program = new BareMinting();
        Dialogue.serve(BareOrder.class, program::run);
    }

    /** The tickets that were made, and the time from the first to the last commit. */
    record Made(long tickets, long nanos) {}

    private Made run(BareOrder order) {
        try (Connection connection = DriverManager.getConnection(order.url(), USER, USER)) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            long tickets =
                    switch (order.way()) {
                        case SIGN_AND_COPY -> copy(connection, order.tickets(), true);
                        case COPY -> copy(connection, order.tickets(), false);
                        case ORDER_BY_ORDER ->
                                insert(connection, start + order.millis() * 1_000_000);
                    };
            return new Made(tickets, System.nanoTime() - start);
        } catch (SQLException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long copy(Connection connection, int tickets, boolean sign) throws SQLException {
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bench.bare_ticket (" + COLUMNS + ") from stdin");
        StringBuilder rows = new StringBuilder(PIECE + 1024);
        UUID order = id();
        for (int i = 0; i < tickets; i++) {
            int seat = 1 + i % MintBacklog.TICKETS;
            if (seat == 1) {
                order = id();
            }
            UUID ticket = id();
            row(rows, ticket, order, seat, sign ? signer.sign(ticket) : "");
            if (rows.length() > PIECE) {
                send(copy, rows);
            }
        }
        send(copy, rows);
        long copied = copy.endCopy();
        connection.commit();
        return copied;
    }

    private static void send(CopyIn copy, StringBuilder rows) throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    private void row(StringBuilder rows, UUID ticket, UUID order, int seat, String credential) {
        Instant now = clock.instant();
        for (Object value : values(ticket, order, seat, now)) {
            rows.append(value).append('\t');
        }
        // None of Base45's characters means anything to COPY.
        rows.append(credential).append('\n');
    }

    private Object[] values(UUID ticket, UUID order, int seat, Instant now) {
        return new Object[] {
            ticket,
            1,
            1,
            3,
            "VALID",
            Long.toString(random.nextLong() >>> 14, 32),
            "0123456789abcdef",
            order,
            order,
            order,
            seat,
            event,
            event,
            "Type 0",
            "7a5b8a4e-2f0b-4f1e-9c55-0a5d7c9e1a11",
            "Fan",
            "fan@load.example.com",
            false,
            now,
            now.plusSeconds(40_000_000),
            now
        };
    }

    /** A transaction per order, each ticket signed by the JDK, until the time is over. */
    private long insert(Connection connection, long until)
            throws SQLException, GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519", "SunEC");
        signature.initSign(
                KeyPairGenerator.getInstance("Ed25519", "SunEC").generateKeyPair().getPrivate());
        long tickets = 0;
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into bench.bare_ticket ("
                                + COLUMNS
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?::timestamptz, ?::timestamptz, ?::timestamptz, ?)")) {
            while (System.nanoTime() < until) {
                UUID order = id();
                for (int seat = 1; seat <= MintBacklog.TICKETS; seat++) {
                    bind(insert, values(id(), order, seat, clock.instant()));
                    byte[] signed = new byte[SIGNED_BYTES];
                    random.nextBytes(signed);
                    signature.update(signed);
                    insert.setString(22, Base64.getEncoder().encodeToString(signature.sign()));
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                tickets += MintBacklog.TICKETS;
            }
        }
        return tickets;
    }

    private static void bind(PreparedStatement insert, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            insert.setObject(i + 1, value instanceof Instant at ? at.toString() : value);
        }
    }

    /** An id that sorts by time in its first half, as ours of orders do. */
    private UUID id() {
        long time = clock.millis() << 16 | 0x7000 | (random.nextLong() & 0xFFF);
        return new UUID(time, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }
}
