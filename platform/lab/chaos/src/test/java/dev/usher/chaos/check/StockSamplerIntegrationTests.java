package dev.usher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class StockSamplerIntegrationTests {

    private Database database;
    private StockSampler sampler;

    @BeforeEach
    void start() throws SQLException {
        database = Infrastructure.freshDatabase();
        Migrations.apply(database);
        sampler = StockSampler.start(database::connectAsSuperuser, Duration.ofMillis(20));
    }

    @AfterEach
    void stop() {
        sampler.close();
    }

    @Test
    void keepsAMismatchOfASingleMoment() throws SQLException {
        execute(
                "insert into event.allotment (ticket_type_id, event_id, open, capacity)"
                        + " values (gen_random_uuid(), gen_random_uuid(), true, 10)");
        await().until(() -> samplesTaken() > 2);
        assertThat(of("stock")).isEmpty();

        execute("UPDATE event.allotment SET held = 1");
        await().until(() -> !of("stock").isEmpty());
        execute("UPDATE event.allotment SET held = 0");

        assertThat(of("stock").getFirst().detail())
                .isEqualTo("of 10: held 1, sold 0; by the reservations 0 and 0");
    }

    @Test
    void keepsTheGreatestAgeOfEachOutbox() throws SQLException {
        execute(
                """
                insert into ticket.outbox (message_id, topic, key, aggregate_id, sequence, type,
                    occurred_at, traceparent, created_at)
                values (gen_random_uuid(), 't', 'k', 'a', 1, 'x', now(), '', now() - interval '1 h')
                """);

        await().until(() ->
                of("outbox_age").stream()
                        .anyMatch(sample ->
                                sample.subject().equals("ticket-service")
                                        && sample.value() >= 3_600));
    }

    @Test
    void continuesAfterItsConnectionWasTerminated() throws SQLException {
        await().until(() -> samplesTaken() > 0);
        execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
        double before = samplesTaken();

        await().until(() -> samplesTaken() > before + 2);
    }

    @Test
    void measuresTheTimeInWhichTheDatabaseWasAvailable() {
        await().until(() -> samplesTaken() > 2);

        assertThat(of("watched"))
                .singleElement()
                .satisfies(sample -> assertThat(sample.value()).isPositive());
    }

    private double samplesTaken() {
        return of("samples").getFirst().value();
    }

    private List<Sample> of(String kind) {
        return sampler.samples().stream().filter(sample -> sample.kind().equals(kind)).toList();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
