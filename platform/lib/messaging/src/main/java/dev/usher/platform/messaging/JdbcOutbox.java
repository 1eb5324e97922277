package dev.usher.platform.messaging;

import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import dev.usher.contracts.Topic;
import dev.usher.platform.database.AfterCommit;
import dev.usher.platform.database.ArrayValues;
import dev.usher.platform.database.Timestamps;
import dev.usher.platform.time.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stores messages in the table {@code outbox} of the service's own schema. */
final class JdbcOutbox implements Outbox {

    private static final String INSERT =
            """
            insert into outbox (message_id, topic, key, aggregate_id, sequence, type, payload,
                                occurred_at, traceparent)
            select message_id, topic, key, aggregate_id, sequence, type, payload, ?, traceparent
            from unnest(?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                 as m (message_id, topic, key, aggregate_id, sequence, type, payload, traceparent,
                       position)
            order by position
            """;

    private final JdbcTemplate jdbc;
    private final MessageCodec codec;
    private final Ids ids;
    private final Clock clock;
    private final Runnable wakeRelay;

    JdbcOutbox(JdbcTemplate jdbc, MessageCodec codec, Ids ids, Clock clock, Wakeup relay) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.ids = ids;
        this.clock = clock;
        this.wakeRelay = relay::signal;
    }

    @Override
    public void append(OutgoingMessage message) {
        append(List.of(message));
    }

    @Override
    public void append(List<OutgoingMessage> messages) {
        insert(messages.stream().map(this::pending).toList());
    }

    @Override
    public void appendDeletion(Topic topic, String key, long sequence) {
        if (!topic.compacted()) {
            throw new IllegalArgumentException(
                    topic.wireName() + " must be compacted for the deletion of a key");
        }
        UUID id = ids.next();
        insert(
                List.of(
                        new Pending(
                                id,
                                topic.wireName(),
                                key,
                                key,
                                sequence,
                                CloudEvent.DELETED,
                                null,
                                TraceHeader.parentOf(TraceHeader.current(), id))));
    }

    /** A row of the table before it has an id. */
    private record Pending(
            UUID messageId,
            String topic,
            String key,
            String aggregateId,
            long sequence,
            String type,
            @Nullable String payload,
            String traceparent) {}

    private Pending pending(OutgoingMessage outgoing) {
        Message message = outgoing.message();
        MessageType type = MessageType.of(message);
        UUID id = ids.next();
        return new Pending(
                id,
                type.topic().wireName(),
                outgoing.key(),
                outgoing.aggregateId(),
                outgoing.sequence(),
                type.wireName(),
                codec.encode(message),
                TraceHeader.parentOf(outgoing.traceId(), id));
    }

    private void insert(List<Pending> rows) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException(
                    "a message must be appended inside the transaction that changes its state");
        }
        if (rows.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        jdbc.update(connection -> statement(connection, rows, now));
        // The same object each time: a transaction that appends often wakes the relay once.
        AfterCommit.run(wakeRelay);
    }

    private static PreparedStatement statement(
            Connection connection, List<Pending> rows, Instant now) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(INSERT);
        statement.setObject(1, Timestamps.utc(now));
        array(connection, statement, 2, "uuid", rows, Pending::messageId);
        array(connection, statement, 3, "text", rows, Pending::topic);
        array(connection, statement, 4, "text", rows, Pending::key);
        array(connection, statement, 5, "text", rows, Pending::aggregateId);
        array(connection, statement, 6, "bigint", rows, Pending::sequence);
        array(connection, statement, 7, "text", rows, Pending::type);
        array(connection, statement, 8, "text", rows, Pending::payload);
        array(connection, statement, 9, "text", rows, Pending::traceparent);
        return statement;
    }

    private static void array(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            List<Pending> rows,
            Function<Pending, @Nullable Object> column)
            throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf(type, ArrayValues.of(type, rows.stream().map(column))));
    }
}
