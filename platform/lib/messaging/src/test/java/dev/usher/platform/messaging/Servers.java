package dev.usher.platform.messaging;

import dev.usher.platform.infrastructure.NativeKafka;
import dev.usher.platform.infrastructure.NativePostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Runs one PostgreSQL and one Kafka for all tests; each test class has a database of its own. */
final class Servers {

    private static final NativePostgres POSTGRES =
            NativePostgres.builder().endsWithThisJvm().start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    static {
        // A broker's first minute on a busy machine is slow, and no test waits for a failure.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private Servers() {}

    /** Starts the servers at the first use. */
    private static final class Shared {
        private static final NativeKafka KAFKA = NativeKafka.builder().endsWithThisJvm().start();
    }

    static String kafka() {
        return Shared.KAFKA.bootstrapServers();
    }

    static String freshDatabase() {
        String name = "messaging" + DATABASES.incrementAndGet();
        try (Connection connection = connect(POSTGRES.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return POSTGRES.jdbcUrl(name) + "?connectTimeout=2&socketTimeout=15";
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, NativePostgres.SUPERUSER, NativePostgres.SUPERUSER);
    }
}
