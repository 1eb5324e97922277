package dev.usher.platform.messaging;

import static dev.usher.platform.messaging.Topics.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

@Tag("integration")
class OutboxIntegrationTests {

    private static TestService service;
    private static Topics topics;

    private final UUID id = Messages.id();

    @BeforeAll
    static void start() {
        // No poll happens during the test: a message that is sent was sent because of the commit.
        service =
                TestService.start(
                        Servers.freshDatabase(),
                        Servers.kafka(),
                        Map.of(
                                "usher.outbox.poll-interval", "1h",
                                "usher.outbox.idle-interval", "1h"));
        topics = new Topics(Servers.kafka());
        await().until(service::leads);
    }

    @AfterAll
    static void stop() {
        topics.close();
        service.close();
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        OutgoingMessage message = Messages.convertedAs(id, 1);

        assertThatThrownBy(() -> service.outbox().append(message))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside the transaction");
        assertThatThrownBy(() -> service.outbox().append(List.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> service.outbox().appendDeletion(Topic.EVENTS, "k", 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sendsACloudEventAtOnceAfterTheCommit() {
        service.inTransaction(() -> service.outbox().append(Messages.convertedAs(id, 7)));

        ConsumerRecord<String, byte[]> record = arrivedAs(1, Topic.RESERVATIONS).getFirst();
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(header(record, "ce_id")).version()).isEqualTo(7);
        assertThat(header(record, "ce_type")).isEqualTo("usher.reservation.converted.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/test-service");
        assertThat(header(record, "ce_subject")).isEqualTo(id.toString());
        assertThat(header(record, "ce_sequence")).isEqualTo("7");
        assertThat(header(record, "ce_time")).endsWith("Z");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(new String(record.value(), UTF_8))
                .isEqualTo(new MessageCodec().encode(Messages.converted(id)));
    }

    @Test
    void sendsNothingOfATransactionThatRolledBack() {
        assertThatThrownBy(() ->
                        service.inTransaction(() -> {
                            service.outbox().append(Messages.convertedAs(id, 1));
                            throw new IllegalStateException("changed my mind");
                        }))
                .hasMessage("changed my mind");
        service.inTransaction(() -> service.outbox().append(Messages.convertedAs(id, 2)));

        assertThat(header(arrivedAs(1, Topic.RESERVATIONS).getFirst(), "ce_sequence"))
                .isEqualTo("2");
    }

    @Test
    void keepsTheOrderOfAList() {
        List<OutgoingMessage> many =
                LongStream.rangeClosed(1, 1200)
                        .mapToObj(sequence -> Messages.convertedAs(id, sequence))
                        .toList();

        service.inTransaction(() -> service.outbox().append(many));

        assertThat(arrivedAs(1200, Topic.RESERVATIONS))
                .extracting(record -> Long.parseLong(header(record, "ce_sequence")))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 1200).boxed().toList());
    }

    @Test
    void leavesEachMessageItsTrace() {
        Received cause =
                new Deletion(id, "k", 1, "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-01");
        List<OutgoingMessage> messages = new ArrayList<>();
        cause.inItsTrace(() -> messages.add(Messages.convertedAs(id, 1)));
        messages.add(Messages.convertedAs(id, 2));

        service.inTransaction(() -> service.outbox().append(messages));

        List<ConsumerRecord<String, byte[]>> arrived = arrivedAs(2, Topic.RESERVATIONS);
        assertThat(header(arrived.getFirst(), "traceparent")).startsWith("00-" + "ab".repeat(16));
        assertThat(header(arrived.getLast(), "traceparent")).doesNotContain("ab".repeat(16));
    }

    @Test
    void appendsTheDeletionOfAKey() {
        service.inTransaction(() -> {
            service.outbox().append(OutgoingMessage.about(id, 1, Messages.issued(id)));
            service.outbox().appendDeletion(Topic.TICKETS, id.toString(), 2);
        });

        ConsumerRecord<String, byte[]> gone = arrivedAs(2, Topic.TICKETS).getLast();
        assertThat(gone.value()).isNull();
        assertThat(header(gone, "ce_type")).isEqualTo("usher.deleted.v1");
        assertThat(header(gone, "ce_sequence")).isEqualTo("2");
        assertThatThrownBy(() -> service.outbox().appendDeletion(Topic.PAYMENTS, "k", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makesAnotherChangeWithTheSameStatement() {
        Beside noted =
                new Beside(
                        "insert into inbox (consumer, message_id) values (:who, :id)",
                        Map.of("who", "beside", "id", id));

        service.inTransaction(
                () -> service.outbox().append(List.of(Messages.convertedAs(id, 1)), noted));
        assertThat(arrivedAs(1, Topic.RESERVATIONS)).hasSize(1);
        assertThat(notes()).isEqualTo(1);

        assertThatThrownBy(() ->
                        service.inTransaction(() -> service.outbox().append(List.of(), noted)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void sendsThoseOfThePreparedMessagesThatAStatementNumbers() {
        UUID other = Messages.id();
        String append =
                OutboxRows.INSERT
                        + OutboxRows.COLUMNS
                        + "40 + m.position from "
                        + OutboxRows.MESSAGES
                        + " where m.aggregate_id = :id order by m.position";

        service.inTransaction(() ->
                service.jdbc()
                        .sql(append)
                        .params(
                                service.outbox()
                                        .prepared(List.of(unnumbered(other), unnumbered(id))))
                        .param("id", id.toString())
                        .update());

        ConsumerRecord<String, byte[]> record = arrivedAs(1, Topic.RESERVATIONS).getFirst();
        assertThat(header(record, "ce_sequence")).isEqualTo("42");
        assertThat(new String(record.value(), UTF_8))
                .isEqualTo(new MessageCodec().encode(Messages.converted(id)));
        assertThatThrownBy(() -> service.outbox().prepared(List.of(unnumbered(id))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static UnnumberedMessage unnumbered(UUID id) {
        return new UnnumberedMessage(id.toString(), id.toString(), Messages.converted(id), null);
    }

    private int notes() {
        return service.jdbc()
                .sql("select count(*) from inbox where consumer = 'beside' and message_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Test
    void refusesTwoMessagesWithTheSameSequence() {
        OutgoingMessage message = Messages.convertedAs(id, 1);

        assertThatThrownBy(() ->
                        service.inTransaction(
                                () -> service.outbox().append(List.of(message, message))))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private List<ConsumerRecord<String, byte[]>> arrivedAs(int count, Topic topic) {
        await().untilAsserted(() ->
                assertThat(topics.ofKey(topic.wireName(), id.toString())).hasSize(count));
        await().until(() -> service.waiting() == 0);
        return topics.ofKey(topic.wireName(), id.toString());
    }
}
