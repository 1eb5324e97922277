package dev.usher.chaos.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.infrastructure.FreePorts;
import dev.usher.platform.infrastructure.NativeKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class TopicRecorderIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PORT = FreePorts.one();
    private static final int CONTROLLER_PORT = FreePorts.one();

    @TempDir static Path data;

    private static NativeKafka kafka;

    @TempDir Path directory;

    @BeforeAll
    static void start() {
        kafka = broker();
    }

    @AfterAll
    static void stop() {
        kafka.stop();
    }

    private static NativeKafka broker() {
        return NativeKafka.builder()
                .dataIn(data.resolve("kafka"))
                .port(PORT)
                .controllerPort(CONTROLLER_PORT)
                .jvmOptions("-XX:TieredStopAtLevel=1")
                .endsWithThisJvm()
                .start();
    }

    @Test
    void recordsEachRecordOnceAcrossAnOutageOfTheBroker() throws Exception {
        try (TopicRecorder recorder =
                TopicRecorder.start(kafka.bootstrapServers(), directory.resolve("m.jsonl"))) {
            create("usher.payments.v1", "somebody.else.v1");
            send("somebody.else.v1", "k", "not ours");
            sendMany(1, 500);
            assertThat(recorder.catchUp(PATIENCE)).isTrue();

            ProcessHandle.of(kafka.pid()).orElseThrow().destroyForcibly();
            kafka.onExit().join();
            kafka = broker();
            create("event-service.payments.usher.payments.v1.dlt");
            sendMany(501, 1_000);
            send("event-service.payments.usher.payments.v1.dlt", "k", "dead letter");

            assertThat(recorder.catchUp(PATIENCE)).isTrue();
            assertThat(recorder.recorded()).isGreaterThanOrEqualTo(1_001);
        }
        List<RecordedMessage> all =
                all().stream().filter(each -> each.topic().contains("payments")).toList();
        assertThat(all).extracting(RecordedMessage::value).doesNotHaveDuplicates().hasSize(1_001);
        assertThat(all.getLast().topic()).isEqualTo("event-service.payments.usher.payments.v1.dlt");
    }

    @Test
    void keepsHeadersKeysDeletionsAndBinaryValues() throws Exception {
        create("usher.tickets.v1");
        ProducerRecord<String, byte[]> whole =
                new ProducerRecord<>("usher.tickets.v1", 0, "key", "{\"a\": 1}".getBytes(UTF_8));
        whole.headers().add("ce_id", "id-1".getBytes(UTF_8));
        whole.headers().add("ce_id", "id-2".getBytes(UTF_8));
        send(whole);
        send(new ProducerRecord<>("usher.tickets.v1", 0, "key", null));
        send(new ProducerRecord<>("usher.tickets.v1", 0, null, new byte[] {(byte) 0xff, 0}));

        try (TopicRecorder recorder =
                TopicRecorder.start(kafka.bootstrapServers(), directory.resolve("m.jsonl"))) {
            assertThat(recorder.catchUp(PATIENCE)).isTrue();
        }

        List<RecordedMessage> all =
                all().stream().filter(each -> each.topic().equals("usher.tickets.v1")).toList();
        assertThat(all).extracting(RecordedMessage::offset).containsExactly(0L, 1L, 2L);
        assertThat(all.getFirst().attribute("id")).isEqualTo("id-2");
        assertThat(all.getFirst().value()).isEqualTo("{\"a\": 1}");
        assertThat(all.get(1).value()).isNull();
        assertThat(all.get(2).key()).isNull();
        assertThat(all.get(2).binary()).isTrue();
        assertThat(all.get(2).value()).isEqualTo("/wA=");
    }

    private List<RecordedMessage> all() {
        List<RecordedMessage> all = new ArrayList<>();
        Recording.read(directory.resolve("m.jsonl"), all::add);
        return all;
    }

    private void create(String... topics) throws Exception {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrapServers()))) {
            admin.createTopics(
                            java.util.Arrays.stream(topics)
                                    .map(name -> new NewTopic(name, 3, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    private void sendMany(int first, int last) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (int i = first; i <= last; i++) {
                var _ =
                        producer.send(
                                new ProducerRecord<>(
                                        "usher.payments.v1",
                                        "key " + i,
                                        ("value " + i).getBytes(UTF_8)));
            }
        }
    }

    private void send(String topic, String key, String value) throws Exception {
        send(new ProducerRecord<>(topic, key, value.getBytes(UTF_8)));
    }

    private void send(ProducerRecord<String, byte[]> record)
            throws InterruptedException, ExecutionException {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(record).get();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
