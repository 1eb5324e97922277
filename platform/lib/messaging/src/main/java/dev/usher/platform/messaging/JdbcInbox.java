package dev.usher.platform.messaging;

import dev.usher.contracts.Message;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records handled messages in the table {@code inbox} of the service's own schema.
 *
 * <p>The methods {@link #firstTime} and {@link #unseen} are also known by name to
 * platform/lab/seeded-bugs, which alters them on purpose: they must be renamed in both places.
 */
final class JdbcInbox implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(JdbcInbox.class);

    /** Inserts in one order everywhere: two consumers that got the same records cannot deadlock. */
    private static final String INSERT =
            """
            insert into inbox (consumer, message_id)
            select ?, id from unnest(?) as received (id) order by id
            on conflict do nothing
            returning message_id
            """;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final RecordReader reader;
    private final Handover handover;

    JdbcInbox(
            JdbcTemplate jdbc,
            TransactionOperations transaction,
            RecordReader reader,
            Handover handover) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reader = reader;
        this.handover = handover;
    }

    @Override
    public <M extends Message> void those(
            List<ConsumerRecord<String, byte[]>> records,
            Class<M> family,
            Predicate<Received> matters,
            Consumer<List<Incoming<M>>> handler,
            Consumer<List<Deletion>> whenDeleted) {
        String consumer = KafkaUtils.getConsumerGroupId();
        if (consumer == null) {
            throw new IllegalStateException("only the method of a listener may handle records");
        }
        handover.hand(
                records, some -> handle(consumer, some, family, matters, handler, whenDeleted));
    }

    private <M extends Message> void handle(
            String consumer,
            List<ConsumerRecord<String, byte[]>> records,
            Class<M> family,
            Predicate<Received> matters,
            Consumer<List<Incoming<M>>> handler,
            Consumer<List<Deletion>> whenDeleted) {
        Map<UUID, Received> received = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Received read = reader.read(record, family);
            if (read != null && matters.test(read)) {
                received.putIfAbsent(read.id(), read);
            }
        }
        if (!received.isEmpty()) {
            try (var _ = TraceHeader.enterCommon(received.values())) {
                firstTime(consumer, received, unseen -> inTurn(unseen, handler, whenDeleted));
            }
        }
    }

    private void firstTime(
            String consumer, Map<UUID, Received> received, Consumer<List<Received>> effect) {
        transaction.executeWithoutResult(_ -> {
            Set<UUID> unseen = Set.copyOf(unseen(consumer, received.keySet()));
            log.debug("{} handles {} of {} messages", consumer, unseen.size(), received.size());
            effect.accept(
                    received.values().stream()
                            .filter(message -> unseen.contains(message.id()))
                            .toList());
        });
    }

    /** Records the messages and returns those that were not recorded before. */
    private Collection<UUID> unseen(String consumer, Collection<UUID> messages) {
        return jdbc.query(insert(consumer, messages), JdbcInbox::messageId);
    }

    private static PreparedStatementCreator insert(String consumer, Collection<UUID> messages) {
        return connection -> {
            PreparedStatement insert = connection.prepareStatement(INSERT);
            insert.setString(1, consumer);
            insert.setArray(2, connection.createArrayOf("uuid", messages.toArray()));
            return insert;
        };
    }

    private static UUID messageId(ResultSet row, int number) throws SQLException {
        return row.getObject(1, UUID.class);
    }

    /** Calls a handler for each run of messages or of deletions. */
    @SuppressWarnings("unchecked") // The reader has checked the family of every message.
    private static <M extends Message> void inTurn(
            List<Received> received,
            Consumer<List<Incoming<M>>> handler,
            Consumer<List<Deletion>> whenDeleted) {
        List<Incoming<M>> messages = new ArrayList<>();
        List<Deletion> deletions = new ArrayList<>();
        for (Received one : received) {
            switch (one) {
                case Incoming<?> incoming -> {
                    drain(deletions, whenDeleted);
                    messages.add((Incoming<M>) incoming);
                }
                case Deletion deletion -> {
                    drain(messages, handler);
                    deletions.add(deletion);
                }
            }
        }
        drain(messages, handler);
        drain(deletions, whenDeleted);
    }

    private static <R> void drain(List<R> run, Consumer<List<R>> handler) {
        if (!run.isEmpty()) {
            handler.accept(List.copyOf(run));
            run.clear();
        }
    }
}
