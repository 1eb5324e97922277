package dev.usher.platform.infrastructure;

import dev.usher.platform.infrastructure.ServerBuilder.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The settings and command lines of the broker. */
record KafkaCommand(String classPath, List<String> jvmOptions) {

    /**
     * The cluster's id: sixteen bytes, the same for every local broker, since none joins another.
     */
    private static final String CLUSTER =
            Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("usher-one-broker".getBytes(StandardCharsets.US_ASCII));

    /**
     * Ports on 127.0.0.1: the listener for clients, the port that clients are told, the controller.
     */
    record Listeners(int clients, int advertised, int controller) {}

    /** Writes the settings, and formats the storage once. */
    boolean format(Place place, Listeners listeners) {
        Path storage = place.data().resolve("storage");
        Path formatted = place.data().resolve("formatted");
        try {
            Files.writeString(settings(place), settings(storage, listeners));
            if (Files.exists(formatted)) {
                return false;
            }
            Directories.delete(storage);
            List<String> command = java(place);
            command.addAll(
                    List.of(
                            "kafka.tools.StorageTool",
                            "format",
                            "--standalone",
                            "--cluster-id",
                            CLUSTER,
                            "--config",
                            settings(place).toString()));
            OwnProcess.run(
                    "Formatting Kafka's storage", CommandLine.of(command), Map.of(), place.log());
            Files.createFile(formatted);
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    CommandLine start(Place place) {
        List<String> command = java(place);
        command.addAll(jvmOptions);
        command.addAll(List.of("kafka.Kafka", settings(place).toString()));
        return CommandLine.of(command);
    }

    private List<String> java(Place place) {
        return new ArrayList<>(
                List.of(
                        OwnProcess.java(),
                        "-Xms64m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xlog:disable",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + Directories.emptied(place.data().resolve("tmp")),
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
                        "-Dorg.slf4j.simpleLogger.showShortLogName=true",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn",
                        "-cp",
                        classPath));
    }

    private static Path settings(Place place) {
        return place.data().resolve("server.properties");
    }

    private static String settings(Path storage, Listeners listeners) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%4$d,CONTROLLER://127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        log.dirs=%3$s

        # Topics are declared, never guessed; a partition without its leader waits.
        auto.create.topics.enable=false
        unclean.leader.election.enable=false
        num.partitions=6
        message.max.bytes=1048588
        log.retention.hours=168
        # A week's holiday must not send every reader back to the start.
        offsets.retention.minutes=43200

        # One broker, so one copy.
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        offsets.topic.num.partitions=6
        transaction.state.log.num.partitions=3
        share.coordinator.state.topic.num.partitions=3

        # A reader that died is noticed in seconds, when it asks for that; none waits for others.
        group.min.session.timeout.ms=2000
        group.consumer.min.session.timeout.ms=6000
        group.consumer.min.heartbeat.interval.ms=1000
        group.initial.rebalance.delay.ms=0

        # Small: the defaults reserve 128 MB for compaction alone.
        log.cleaner.dedupe.buffer.size=16777216
        log.index.size.max.bytes=1048576
        num.network.threads=2
        num.io.threads=4
        background.threads=2
        """
                .formatted(
                        listeners.clients(),
                        listeners.controller(),
                        storage,
                        listeners.advertised());
    }
}
