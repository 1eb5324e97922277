package dev.usher.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class NativeKafkaIntegrationTests {

    private static final String QUICK = "-XX:TieredStopAtLevel=1";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(2);

    @Test
    void carriesMessagesAndKeepsThemAcrossKillAndChangedPorts(@TempDir Path directory)
            throws Exception {
        NativeKafka first = start(directory);
        createTopic(first, "tickets");
        send(first, "tickets", "one", LONG);
        assertThat(read(first, "tickets", 1)).containsExactly("one");

        assertThatThrownBy(() -> send(first, "never-declared", "lost", SHORT))
                .hasCauseInstanceOf(TimeoutException.class);
        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
        first.onExit().get(10, TimeUnit.SECONDS);

        try (NativeKafka second = start(directory)) {
            assertThat(second.port()).isNotEqualTo(first.port());
            send(second, "tickets", "two", LONG);
            assertThat(read(second, "tickets", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void endsWhenAskedTo() {
        NativeKafka kafka = NativeKafka.builder().jvmOptions(QUICK).start();
        assertThat(kafka.ready()).isTrue();

        kafka.stop();

        assertThat(kafka.alive()).isFalse();
        assertThat(kafka.ready()).isFalse();
        assertThat(kafka.log().getParent()).doesNotExist();
    }

    @Test
    void writesItsCacheWhenItEndsAndStartsWithIt(@TempDir Path data, @TempDir Path caches) {
        NativeKafka.builder().dataIn(data).cacheIn(caches).start().stop();
        assertThat(caches).isDirectoryContaining("glob:**.aot");

        try (NativeKafka kafka = NativeKafka.builder().dataIn(data).cacheIn(caches).start()) {
            assertThat(kafka.ready()).isTrue();
        }
    }

    @Test
    void sendsClientsToThePortThatItIsToldToAdvertise() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                NativeKafka kafka =
                        NativeKafka.builder()
                                .jvmOptions(QUICK)
                                .advertisedPort(elsewhere.getLocalPort())
                                .start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            KafkaFuture<?> asked = admin.listTopics().names();
            elsewhere.setSoTimeout(Math.toIntExact(LONG.toMillis()));

            try (Socket client = elsewhere.accept()) {
                assertThat(client.isConnected()).isTrue();
                assertThat(asked.isDone()).isFalse();
            }
            admin.close(Duration.ZERO);
        }
    }

    private static NativeKafka start(Path directory) {
        return NativeKafka.builder().dataIn(directory).jvmOptions(QUICK).endsWithThisJvm().start();
    }

    private static void createTopic(NativeKafka kafka, String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static void send(NativeKafka kafka, String topic, String value, Duration patience)
            throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "max.block.ms",
                        patience.toMillis());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> read(NativeKafka kafka, String topic, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        "reader-of-" + count,
                        "auto.offset.reset",
                        "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int polls = 0; values.size() < count && polls < 100; polls++) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
