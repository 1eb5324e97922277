package dev.usher.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.database.migration.ServiceStart;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrates databases that hold the data of an earlier release. */
@Tag("integration")
class SchemaMigrationIntegrationTests {

    private static final String BEFORE_THE_CATALOGUE = "6";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Database database;

    @BeforeEach
    void freshDatabase() {
        database = Infrastructure.freshDatabase();
    }

    @Test
    void migratesTwoHundredThousandEventsWhileTheOldReleaseGoesOn() throws Exception {
        prepare(200_000);
        try (OldRelease old = new OldRelease(database)) {
            await().atMost(PATIENCE).until(() -> old.did(10));

            migrate();

            long renamed = old.renamed();
            await().atMost(PATIENCE).until(() -> old.renamed() > renamed + 10);
            old.stop();

            assertThat(old.failures()).isEmpty();
            assertThat(number("select count(*) from event.outbox")).isEqualTo(old.messages());
            assertThat(
                            number(
                                    "select version from event.event where id = '%s'"
                                            .formatted(OldRelease.EVENT)))
                    .isEqualTo(old.renamed());
        }
        assertThat(number("select count(*) from event.event")).isEqualTo(200_000);
        assertThat(
                        number(
                                """
                                select count(*) from event.event where words is distinct from
                                    event.event_words(title, description)
                                    and (id = '%s' or random() < 0.01)
                                """
                                        .formatted(OldRelease.EVENT)))
                .isZero();
    }

    @Test
    void anotherProcessThatMigratesAtTheSameTimeWaitsForItsTurn() throws Exception {
        prepare(2_000);

        CompletableFuture<Void> one = CompletableFuture.runAsync(this::migrate);
        CompletableFuture<Void> two = CompletableFuture.runAsync(this::migrate);
        CompletableFuture.allOf(one, two).join();

        assertThat(
                        number(
                                """
                                select count(*) - count(distinct version)
                                from event.flyway_schema_history where success
                                """))
                .isZero();
        assertThat(applied("7")).isTrue();
    }

    @Test
    void beginsAgainAfterAMigrationWasKilled(@TempDir Path directory) throws Exception {
        prepare(20_000);
        Process process = migrateInAProcess(directory.resolve("migration.log"));
        await().atMost(PATIENCE).until(() -> busyWith("update event set words%") > 0);

        process.destroyForcibly().waitFor();

        assertThat(applied("7")).isFalse();
        migrate();
        assertThat(applied("7")).isTrue();
        assertThat(number("select count(*) from event.event where words is null")).isZero();
    }

    @Test
    void theServiceItselfCannotChangeItsSchema() throws SQLException {
        migrate();

        try (Connection service = database.connect("event");
                Statement statement = service.createStatement()) {
            for (String refused :
                    List.of(
                            "create table intruder (id integer)",
                            "alter table event add column intruder integer",
                            "alter table event disable trigger all",
                            "drop table reservation",
                            "drop function fold(text)",
                            "truncate outbox",
                            "delete from flyway_schema_history")) {
                assertThatThrownBy(() -> statement.execute(refused))
                        .as(refused)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    private void prepare(int events) throws SQLException {
        Flyway.configure()
                .dataSource(database.url("event"), "event_owner", "event_owner")
                .locations("classpath:db/migration", "classpath:db/messaging", "classpath:db/web")
                .target(BEFORE_THE_CATALOGUE)
                .load()
                .migrate();
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into event.event (id, organizer_id, status, title, location_name,
                        starts_at, ends_at, time_zone, reentry, supersede_on_holder_change,
                        degraded_on_signature, created_at, updated_at, version, message_sequence)
                    select ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, 'olga',
                        'PUBLISHED', 'Evening ' || n, 'Hall', now(), now() + interval '1 hour',
                        'Europe/Amsterdam', false, true, false, now(), now(), 0, 1
                    from generate_series(1, %d) as n
                    """
                            .formatted(events));
        }
    }

    private void migrate() {
        ServiceStart.run(EventServiceApplication.class, arguments());
    }

    private Process migrateInAProcess(Path log) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                EventServiceApplication.class.getName()));
        command.addAll(List.of(arguments()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(log.toString()))
                .start();
    }

    private String[] arguments() {
        return new String[] {
            "migrate",
            "--spring.datasource.url=" + database.url("event"),
            "--usher.migrations.username=event_owner",
            "--usher.migrations.password=event_owner",
            "--spring.main.banner-mode=off"
        };
    }

    private boolean applied(String version) throws SQLException {
        return number(
                        "select count(*) from event.flyway_schema_history where success and version = '%s'"
                                .formatted(version))
                > 0;
    }

    private long busyWith(String statement) throws SQLException {
        return number(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and state = 'active' and query like '%s'
                    and application_name like '%%-migration'
                """
                        .formatted(statement));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
