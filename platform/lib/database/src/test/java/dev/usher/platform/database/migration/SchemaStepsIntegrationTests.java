package dev.usher.platform.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

@Tag("integration")
class SchemaStepsIntegrationTests {

    private static final String LOGGING = LoggingSystem.SYSTEM_PROPERTY;

    private Database database;

    /**
     * Keeps the JVM's one logging out of it: applications that start at once would set it up
     * against each other.
     */
    @BeforeAll
    static void leaveLoggingAlone() {
        System.setProperty(LOGGING, LoggingSystem.NONE);
    }

    @AfterAll
    static void setUpLoggingAgain() {
        System.clearProperty(LOGGING);
    }

    @BeforeEach
    void freshDatabase() {
        database = Infrastructure.freshDatabase();
    }

    @Test
    void aServiceStartsOnTheSchemaThatTheStepBefore() throws SQLException {
        migrate();

        start();

        assertThat(
                        ask(
                                "select string_agg(version, ',' order by installed_rank) from event.flyway_schema_history"))
                .isEqualTo("1,2,2.1");
        assertThat(ask("select tableowner from pg_tables where tablename = 'thing'"))
                .isEqualTo("event_owner");
    }

    @Test
    void refusesToStartOnASchemaThatLacksAMigration() {
        migrate("--spring.flyway.target=1");

        assertThatThrownBy(this::start)
                .rootCause()
                .hasMessageContaining("does not have this release's migrations")
                .hasMessageContaining("2 name")
                .hasMessageContaining("2.1 index")
                .hasMessageNotContaining("1 thing");
    }

    @Test
    void refusesToStartOnASchemaThatWasNeverMigrated() throws SQLException {
        assertThatThrownBy(this::start).rootCause().hasMessageContaining("1 thing");

        assertThat(ask("select count(*) from pg_tables where schemaname = 'event'")).isEqualTo("0");
    }

    @Test
    void anEarlierReleaseStartsOnANewerSchema() {
        migrate();
        Flyway.configure()
                .dataSource(database.url("event"), "event_owner", "event_owner")
                .locations("classpath:db/newer")
                .outOfOrder(true)
                .ignoreMigrationPatterns("*:missing")
                .load()
                .migrate();

        start();
        migrate();
    }

    @Test
    void onlyTheOwnerWritesTheHistory() throws SQLException {
        migrate();

        try (Connection service = database.connect("event");
                Statement statement = service.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from flyway_schema_history"))
                    .hasMessageContaining("permission denied");
            statement.execute("insert into thing (id) values (1)");
        }
    }

    @Test
    void triesAgainWhenALockIsNotFreeInTime() throws Exception {
        migrate("--spring.flyway.target=1");
        try (Connection busy = database.connect("event");
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table thing in access share mode");

            CompletableFuture<Void> migration =
                    CompletableFuture.runAsync(() ->
                            migrate(
                                    "--usher.migrations.lock-timeout=20ms",
                                    "--usher.migrations.pause=10ms",
                                    "--usher.migrations.attempts=1000000"));
            await().until(() -> refusals() > 1);
            busy.rollback();
            migration.join();
        }

        start();
    }

    @Test
    void givesUpAfterTheLastAttempt() throws SQLException {
        migrate("--spring.flyway.target=1");
        try (Connection busy = database.connect("event");
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table thing in access share mode");

            assertThatThrownBy(() ->
                            migrate(
                                    "--usher.migrations.lock-timeout=20ms",
                                    "--usher.migrations.pause=1ms",
                                    "--usher.migrations.attempts=2"))
                    .rootCause()
                    .hasMessageContaining("lock timeout");
        }
    }

    @Test
    void migrationsAtOnceDoNotDisturbEachOther() {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(CompletableFuture.runAsync(this::migrate, threads));
            }
            all.forEach(CompletableFuture::join);
        }

        start();
    }

    /** PostgreSQL refuses two changes of one table's rights at the same moment. */
    @Test
    void rightsAreTakenAwayByMigrationsAtOnce() throws Exception {
        migrate();
        String script =
                new ClassPathResource("db/database/afterMigrate.sql")
                        .getContentAsString(StandardCharsets.UTF_8);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 25; round++) {
                asOwner("grant insert on flyway_schema_history to event");
                CyclicBarrier together = new CyclicBarrier(4);
                List<Callable<Void>> all =
                        Collections.nCopies(
                                4,
                                () -> {
                                    asOwner(script, together);
                                    return null;
                                });
                for (Future<Void> each : threads.invokeAll(all)) {
                    each.get();
                }
                assertThat(
                                ask(
                                        "select has_table_privilege('event', 'event.flyway_schema_history', 'insert')"))
                        .isEqualTo("f");
            }
        }
    }

    private void asOwner(String sql) throws Exception {
        asOwner(sql, new CyclicBarrier(1));
    }

    private void asOwner(String sql, CyclicBarrier together) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url("event"), "event_owner", "event_owner");
                Statement statement = connection.createStatement()) {
            together.await(30, TimeUnit.SECONDS);
            statement.execute(sql);
        }
    }

    /** Counts the transactions that were rolled back in this database. */
    private long refusals() throws SQLException {
        return Long.parseLong(
                ask(
                        "select xact_rollback from pg_stat_database where datname = current_database()"));
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void migrate(String... more) {
        ServiceStart.run(
                TinyService.class,
                settings(
                        Stream.concat(
                                Stream.of(
                                        "migrate",
                                        "--usher.migrations.username=event_owner",
                                        "--usher.migrations.password=event_owner"),
                                Stream.of(more))));
    }

    private void start() {
        new SpringApplicationBuilder(TinyService.class)
                .web(WebApplicationType.NONE)
                .run(settings(Stream.of()))
                .close();
    }

    private String[] settings(Stream<String> more) {
        return Stream.concat(
                        Stream.of(
                                "--spring.datasource.url=" + database.url("event"),
                                "--spring.datasource.username=event",
                                "--spring.datasource.password=event",
                                "--spring.datasource.hikari.connection-timeout="
                                        + Duration.ofSeconds(30).toMillis(),
                                "--spring.flyway.locations=classpath:db/steps",
                                "--spring.main.banner-mode=off"),
                        more)
                .toArray(String[]::new);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class TinyService {}
}
