package dev.usher.platform.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.SpringApplication;

/**
 * Real PostgreSQL and real Kafka for the tests of this JVM: containers when a Docker engine
 * answers, native processes otherwise; {@code -Dusher.test.infrastructure=native} or {@code
 * containers} decides instead. Each starts when it is first asked for, and ends with the JVM after
 * the application contexts that use it.
 */
public final class Infrastructure {

    private static final Logger log = Logger.getLogger(Infrastructure.class.getName());
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Infrastructure() {}

    /** Creates a new database with the empty roles and schemas of all services. */
    public static Database freshDatabase() {
        return Postgres.SERVER.create("test_" + DATABASES.incrementAndGet());
    }

    /** The address of the one broker of this JVM. All tests share its topics. */
    public static String bootstrapServers() {
        return Kafka.SERVER.bootstrapServers();
    }

    /** Begins to start both, so that they start at the same time. */
    static void startInBackground() {
        Thread.ofVirtual().name("test-kafka").start(Infrastructure::bootstrapServers);
    }

    private static Servers servers() {
        return Choice.MADE;
    }

    private static final class Choice {
        private static final Servers MADE = choose();

        private static Servers choose() {
            return switch (System.getProperty("usher.test.infrastructure", "")) {
                case "native" -> new NativeServers();
                case "containers" -> new ContainerServers();
                default -> DockerEngine.answers() ? containersIfTheyComeUp() : new NativeServers();
            };
        }

        /** An engine that cannot fetch images counts as none. */
        private static Servers containersIfTheyComeUp() {
            ContainerServers containers = new ContainerServers();
            try {
                containers.postgres();
                return containers;
            } catch (RuntimeException unusable) {
                log.log(
                        Level.WARNING,
                        "A Docker engine answers but runs nothing: using native servers",
                        unusable);
                containers.stop();
                return new NativeServers();
            }
        }
    }

    private static final class Postgres {
        private static final DatabaseServer SERVER = endLater(servers()).postgres();
    }

    private static final class Kafka {
        private static final Broker SERVER = endLater(servers()).kafka();
    }

    /** Spring Boot's shutdown handlers run after all contexts are closed. */
    private static Servers endLater(Servers servers) {
        SpringApplication.getShutdownHandlers().add(servers);
        return servers;
    }

    /** A way to run the servers. */
    interface Servers extends Runnable {
        DatabaseServer postgres();

        Broker kafka();

        void stop();

        @Override
        default void run() {
            stop();
        }
    }

    /** A running broker. */
    record Broker(String bootstrapServers) {}
}
