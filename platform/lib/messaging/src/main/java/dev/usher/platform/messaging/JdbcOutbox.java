package dev.usher.platform.messaging;

import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import dev.usher.contracts.Topic;
import dev.usher.platform.database.AfterCommit;
import dev.usher.platform.database.Timestamps;
import dev.usher.platform.time.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stores messages in the table {@code outbox} of the service's own schema. */
final class JdbcOutbox implements Outbox {

    private static final String INSERT =
            OutboxRows.INSERT
                    + OutboxRows.COLUMNS
                    + "(:outboxSequences::bigint[])[m.position] from "
                    + OutboxRows.MESSAGES
                    + " order by m.position";

    private final JdbcClient jdbc;
    private final MessageCodec codec;
    private final Ids ids;
    private final Clock clock;
    private final Set<String> gathered;
    private final Runnable wakeRelay;
    private final Runnable wakeRelayLater;

    /**
     * @param gathered topics for whose messages the relay is not woken at once
     * @param gatherWithin the time within which it is woken for them
     */
    JdbcOutbox(
            JdbcTemplate jdbc,
            MessageCodec codec,
            Ids ids,
            Clock clock,
            Wakeup relay,
            Set<Topic> gathered,
            Duration gatherWithin) {
        this.jdbc = JdbcClient.create(jdbc);
        this.codec = codec;
        this.ids = ids;
        this.clock = clock;
        this.gathered =
                gathered.stream().map(Topic::wireName).collect(Collectors.toUnmodifiableSet());
        this.wakeRelay = relay::signal;
        this.wakeRelayLater = () -> relay.signalWithin(gatherWithin);
    }

    @Override
    public void append(OutgoingMessage message) {
        append(List.of(message));
    }

    @Override
    public void append(List<OutgoingMessage> messages) {
        append(messages, Beside.NOTHING);
    }

    @Override
    public void append(List<OutgoingMessage> messages, Beside beside) {
        insert(messages.stream().map(this::pending).toList(), beside);
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
                                TraceHeader.parentOf(TraceHeader.current(), id))),
                Beside.NOTHING);
    }

    @Override
    public Map<String, Object> prepared(List<UnnumberedMessage> messages) {
        requireTransaction();
        List<Pending> rows = messages.stream().map(this::pending).toList();
        wakeFor(rows);
        return parameters(rows);
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
        return pending(
                outgoing.key(),
                outgoing.aggregateId(),
                outgoing.sequence(),
                outgoing.message(),
                outgoing.traceId());
    }

    /** The statement that appends the message gives it its sequence. */
    private Pending pending(UnnumberedMessage outgoing) {
        return pending(
                outgoing.key(), outgoing.aggregateId(), 0, outgoing.message(), outgoing.traceId());
    }

    private Pending pending(
            String key,
            String aggregateId,
            long sequence,
            Message message,
            @Nullable String traceId) {
        MessageType type = MessageType.of(message);
        UUID id = ids.next();
        return new Pending(
                id,
                type.topic().wireName(),
                key,
                aggregateId,
                sequence,
                type.wireName(),
                codec.encode(message),
                TraceHeader.parentOf(traceId, id));
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException(
                    "a message must be appended inside the transaction that changes its state");
        }
    }

    private void insert(List<Pending> rows, Beside beside) {
        requireTransaction();
        if (rows.isEmpty() && beside.isNothing()) {
            return;
        }
        StatementSpec statement =
                beside.isNothing()
                        ? jdbc.sql(INSERT)
                        : jdbc.sql("with beside as (" + beside.sql() + ") " + INSERT)
                                .params(beside.parameters());
        statement
                .params(parameters(rows))
                .param("outboxSequences", column(rows, Pending::sequence, Long[]::new))
                .update();
        if (!rows.isEmpty()) {
            wakeFor(rows);
        }
    }

    private void wakeFor(List<Pending> rows) {
        boolean mayWait = rows.stream().allMatch(row -> gathered.contains(row.topic()));
        // The same object each time: a transaction that appends often wakes the relay once.
        AfterCommit.run(mayWait ? wakeRelayLater : wakeRelay);
    }

    private Map<String, Object> parameters(List<Pending> rows) {
        return Map.of(
                "outboxNow",
                Timestamps.utc(clock.instant()),
                "outboxIds",
                column(rows, Pending::messageId, UUID[]::new),
                "outboxTopics",
                column(rows, Pending::topic, String[]::new),
                "outboxKeys",
                column(rows, Pending::key, String[]::new),
                "outboxAggregates",
                column(rows, Pending::aggregateId, String[]::new),
                "outboxTypes",
                column(rows, Pending::type, String[]::new),
                "outboxPayloads",
                column(rows, Pending::payload, String[]::new),
                "outboxTraces",
                column(rows, Pending::traceparent, String[]::new));
    }

    private static <T> T[] column(
            List<Pending> rows,
            Function<Pending, @Nullable T> value,
            IntFunction<@Nullable T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
