package dev.usher.platform.testing;

import dev.usher.platform.infrastructure.NativePostgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Runs the official images, in the same releases as the native servers. */
final class ContainerServers implements Infrastructure.Servers {

    private static final String POSTGRES = "postgres:18";
    private static final String KAFKA = "apache/kafka:4.2.2";

    private final List<GenericContainer<?>> started = new CopyOnWriteArrayList<>();
    private @Nullable DatabaseServer postgres;

    @Override
    public synchronized DatabaseServer postgres() {
        if (postgres == null) {
            // The list stops it.
            @SuppressWarnings("resource")
            PostgreSQLContainer container =
                    new PostgreSQLContainer(POSTGRES)
                            .withDatabaseName(NativePostgres.DATABASE)
                            .withUsername(NativePostgres.SUPERUSER)
                            .withPassword(NativePostgres.SUPERUSER)
                            .withCommand(
                                    "postgres", "-c", "max_connections=300", "-c", "fsync=off");
            started.add(container);
            container.start();
            postgres =
                    new DatabaseServer(
                            container.getHost(),
                            container.getFirstMappedPort(),
                            NativePostgres.SUPERUSER,
                            NativePostgres.SUPERUSER);
        }
        return postgres;
    }

    @Override
    public Infrastructure.Broker kafka() {
        // The list stops it.
        @SuppressWarnings("resource")
        KafkaContainer container =
                new KafkaContainer(KAFKA)
                        .withEnv(
                                Map.of(
                                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                                        "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                                        "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "2000",
                                        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR",
                                                "1"));
        started.add(container);
        container.start();
        return new Infrastructure.Broker(container.getBootstrapServers());
    }

    @Override
    public void stop() {
        started.forEach(GenericContainer::stop);
        started.clear();
    }
}
