package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.messaging.RelayProducer.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RelayProducerTests {

    private final List<Broker> brokers = new ArrayList<>();

    /** Answers according to its rule. */
    private static class Broker extends MockProducer<String, byte[]> {

        private final Rule rule;

        private Broker(Rule rule) {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
            this.rule = rule;
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> record, Callback callback) {
            RuntimeException problem = rule.problem(record);
            if (problem instanceof TimeoutException) {
                callback.onCompletion(null, problem);
                return CompletableFuture.failedFuture(problem);
            }
            var future = super.send(record, callback);
            if (problem == null) {
                completeNext();
            } else {
                errorNext(problem);
            }
            return future;
        }
    }

    private interface Rule {
        RuntimeException problem(ProducerRecord<String, byte[]> record);
    }

    @Test
    void deletesAcknowledgedRows() throws Exception {
        RelayProducer producer = producer(record -> null);

        RelayProducer.Outcome outcome =
                producer.send(List.of(row(1, "t", "a"), row(2, "t", "b")), () -> {});

        assertThat(outcome).isEqualTo(new RelayProducer.Outcome(List.of(1L, 2L), Result.COMPLETE));
    }

    @Test
    void stopsAtARefusalKeepsTheRowsAfterItAndTakesANewProducer() throws Exception {
        RelayProducer producer =
                producer(record ->
                        record.key().equals("b") ? new ProducerFencedException("?") : null);

        RelayProducer.Outcome outcome =
                producer.send(
                        List.of(row(1, "t", "a"), row(2, "t", "b"), row(3, "t", "a")), () -> {});
        producer.send(List.of(row(3, "t", "a")), () -> {});

        assertThat(outcome).isEqualTo(new RelayProducer.Outcome(List.of(1L), Result.REFUSED));
        assertThat(brokers).hasSize(2);
        assertThat(brokers.getFirst().closed()).isTrue();
        assertThat(brokers.getLast().history()).hasSize(1);
    }

    @Test
    void leavesOutATopicThatDoesNotAnswerAndGoesOnWithOthers() throws Exception {
        RelayProducer producer =
                producer(record -> record.topic().equals("t") ? new TimeoutException("?") : null);

        RelayProducer.Outcome outcome =
                producer.send(
                        List.of(row(1, "t", "a"), row(2, "u", "a"), row(3, "t", "b")), () -> {});

        assertThat(outcome).isEqualTo(new RelayProducer.Outcome(List.of(2L), Result.SILENT));
        assertThat(brokers).hasSize(1);
        assertThat(brokers.getFirst().history()).hasSize(1);
    }

    @Test
    void dropsBatchesInFlightWhenItsLeadEnds() {
        RelayProducer producer =
                new RelayProducer(
                        settings -> {
                            Broker silent =
                                    new Broker(record -> null) {
                                        @Override
                                        public synchronized Future<RecordMetadata> send(
                                                ProducerRecord<String, byte[]> record,
                                                Callback callback) {
                                            return new CompletableFuture<>();
                                        }
                                    };
                            brokers.add(silent);
                            return silent;
                        },
                        Map.of(),
                        "/test");

        assertThatThrownBy(() ->
                        producer.send(
                                List.of(row(1, "t", "a")),
                                () -> {
                                    throw new IllegalStateException("lost the lead");
                                }))
                .hasMessage("lost the lead");
        assertThat(brokers.getFirst().closed()).isTrue();
    }

    @Test
    void keepsTheOrderOfAKeyWhenOnlyALaterRowWasAcknowledged() {
        RelayBatch batch =
                new RelayBatch(List.of(row(1, "t", "a"), row(2, "t", "a"), row(3, "u", "a")));
        batch.sending();
        batch.sending();
        batch.sending();

        batch.completed(0, new TimeoutException("?"));
        batch.completed(1, null);
        batch.completed(2, null);

        assertThat(batch.deletable()).containsExactly(3L);
    }

    private RelayProducer producer(Rule rule) {
        return new RelayProducer(
                settings -> {
                    Broker broker = new Broker(rule);
                    brokers.add(broker);
                    return broker;
                },
                Map.of(),
                "/test");
    }

    private static OutboxRow row(long id, String topic, String key) {
        return new OutboxRow(
                id, new UUID(0, id), topic, key, key, id, "x", "{}", Messages.NOON, "trace");
    }
}
