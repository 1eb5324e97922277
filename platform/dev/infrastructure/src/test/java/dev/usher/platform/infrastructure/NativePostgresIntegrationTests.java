package dev.usher.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
class NativePostgresIntegrationTests {

    private static NativePostgres postgres;

    @BeforeAll
    static void start() {
        postgres = NativePostgres.builder().endsWithThisJvm().start();
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @Test
    void isTheReleaseWeName() throws SQLException {
        try (Connection superuser = connect(postgres, "postgres")) {
            assertThat(ask(superuser, "SHOW server_version")).startsWith("18.");
            assertThat(ask(superuser, "SHOW log_timezone")).isEqualTo("UTC");
            assertThat(ask(superuser, "SHOW tcp_keepalives_idle")).isEqualTo("10");
            assertThat(ask(superuser, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "payment", "ticket", "validation"})
    void aServiceReadsAndWritesWhatItsOwnerCreatesWithinLimits(String role) throws SQLException {
        try (Connection owner = connect(postgres, role + "_owner");
                Connection service = connect(postgres, role)) {
            run(owner, "create table thing (id int generated always as identity, name text)");

            run(service, "insert into thing (name) values ('a'), ('b')");
            run(service, "update thing set name = 'c' where name = 'b'");
            run(service, "delete from thing where name = 'a'");
            assertThat(ask(service, "select string_agg(name, ',') from thing")).isEqualTo("c");
            assertThat(ask(service, "SHOW statement_timeout")).isEqualTo("5s");
            assertThat(ask(service, "SHOW lock_timeout")).isEqualTo("2s");
            assertThat(ask(service, "SHOW idle_in_transaction_session_timeout")).isEqualTo("10s");
            assertThat(ask(service, "SHOW transaction_timeout")).isEqualTo("10s");
            assertThat(
                            ask(
                                    service,
                                    "SELECT bool_or(rolsuper OR rolcreatedb OR rolcreaterole) FROM pg_roles WHERE rolname IN ('%1$s', '%1$s_owner')"
                                            .formatted(role)))
                    .isEqualTo("f");
            run(owner, "drop table thing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "payment", "ticket", "validation"})
    void aServiceCannotCreateAlterOrDropAnything(String role) throws SQLException {
        try (Connection owner = connect(postgres, role + "_owner");
                Connection service = connect(postgres, role)) {
            run(owner, "create table thing (id int, name text)");
            run(owner, "create index thing_id on thing (id)");
            run(owner, "create function answer() returns int language sql return 42");

            for (String refused :
                    List.of(
                            "create table intruder (id int)",
                            "create temporary table intruder (id int)",
                            "create view intruder as select * from thing",
                            "create function intruder() returns int language sql return 1",
                            "create or replace function answer() returns int language sql return 1",
                            "create index intruder on thing (name)",
                            "create schema intruder",
                            "create sequence intruder",
                            "create trigger intruder before insert on thing for each row execute function suppress_redundant_updates_trigger()",
                            "alter table thing add column more int",
                            "alter table thing disable trigger all",
                            "alter table thing owner to " + role,
                            "alter function answer() volatile",
                            "alter schema " + role + " rename to mine",
                            "alter role " + role + " superuser",
                            "drop table thing",
                            "drop index thing_id",
                            "drop function answer()",
                            "drop schema " + role + " cascade",
                            "truncate thing",
                            "set role " + role + "_owner",
                            "set session authorization " + role + "_owner",
                            "set session_replication_role = replica")) {
                assertThatThrownBy(() -> run(service, refused))
                        .as(refused)
                        .hasMessageMatching(
                                "(?s).*(permission denied|must be owner|must be able to SET ROLE|must have).*");
            }
            run(owner, "drop table thing");
            run(owner, "drop function answer()");
        }
    }

    @Test
    void keepsOneServiceOutOfAnothersSchema() throws SQLException {
        try (Connection payment = connect(postgres, "payment_owner")) {
            run(payment, "CREATE TABLE payment.ledger (amount int)");

            for (String stranger : List.of("ticket", "ticket_owner")) {
                try (Connection ticket = connect(postgres, stranger)) {
                    assertRefused(ticket, "SELECT * FROM payment.ledger");
                    assertRefused(ticket, "INSERT INTO payment.ledger VALUES (1)");
                    assertRefused(ticket, "CREATE TABLE payment.intruder (id int)");
                    assertRefused(ticket, "CREATE TABLE public.intruder (id int)");
                    assertRefused(ticket, "CREATE SCHEMA intruder");
                    assertRefused(ticket, "SET ROLE payment");
                    assertRefused(ticket, "SET ROLE payment_owner");
                }
            }
            run(payment, "DROP TABLE payment.ledger");
        }
    }

    @Test
    void appliesTheRolesAgainWithoutHarm() throws SQLException {
        try (Connection superuser = connect(postgres, "postgres");
                Connection owner = connect(postgres, "event_owner");
                Connection event = connect(postgres, "event")) {
            run(owner, "CREATE TABLE kept (id int)");

            PostgresRoles.apply(superuser);

            run(event, "INSERT INTO kept VALUES (7)");
            assertThat(ask(event, "SELECT count(*) FROM kept")).isEqualTo("1");
            run(owner, "DROP TABLE kept");
        }
    }

    /**
     * In the releases before the owners, a service had created its schema and all that is in it.
     */
    @Test
    void handsTheTablesOfAnEarlierReleaseToTheOwner() throws SQLException {
        try (Connection superuser = connect(postgres, "postgres");
                Connection service = connect(postgres, "event")) {
            run(superuser, "alter schema event owner to event");
            run(service, "create table old (id int generated always as identity, name text)");
            run(service, "create function old_answer() returns int language sql return 42");
            run(service, "create table flyway_schema_history (version text)");

            PostgresRoles.apply(superuser);

            run(service, "insert into old (name) values ('still works')");
            assertThat(ask(service, "select count(*) from flyway_schema_history")).isEqualTo("0");
            assertRefused(service, "insert into flyway_schema_history values ('1')");
            assertThatThrownBy(() -> run(service, "alter table old add column more int"))
                    .hasMessageContaining("must be owner");
            try (Connection owner = connect(postgres, "event_owner")) {
                run(owner, "alter table old add column more int");
                run(owner, "drop table old");
                run(owner, "drop function old_answer()");
                run(owner, "drop table flyway_schema_history");
            }
        }
    }

    @Test
    void takesPasswordsFromTheSettingsOfTheSession() throws SQLException {
        try (Connection superuser = connect(postgres, "postgres")) {
            run(superuser, "SET usher.password_validation = 'chosen'");
            PostgresRoles.apply(superuser);
            try {
                assertThatThrownBy(() -> connect(postgres, "validation"))
                        .hasMessageContaining("password authentication failed");
                DriverManager.getConnection(postgres.jdbcUrl(), "validation", "chosen").close();
            } finally {
                run(superuser, "RESET usher.password_validation");
                PostgresRoles.apply(superuser);
            }
        }
    }

    @Test
    void keepsItsDataBetweenRunsHoweverTheyEnd(@TempDir Path directory) throws Exception {
        Path cutOff = Files.createDirectories(directory.resolve("cluster.unfinished"));
        Files.writeString(cutOff.resolve("PG_VERSION"), "18");
        List<String> steps = new ArrayList<>();

        NativePostgres first = start(directory, steps);
        assertThat(steps).containsExactly("created the data directory", "starting", "ready");
        long firstPid = first.pid();
        try (Connection owner = connect(first, "event_owner");
                Connection event = connect(first, "event")) {
            run(owner, "CREATE TABLE kept (id int)");
            run(event, "INSERT INTO kept VALUES (7)");
            first.stop();
        }

        NativePostgres second = start(directory, steps);
        try (Connection event = connect(second, "event")) {
            assertThat(ask(event, "SELECT id FROM kept")).isEqualTo("7");
            assertThat(ask(event, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(event, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(second.pid()).isNotEqualTo(firstPid);
            assertThat(steps).endsWith("starting", "ready").hasSize(5);

            ProcessHandle.of(second.pid()).orElseThrow().destroyForcibly();
            second.onExit().get(10, TimeUnit.SECONDS);
        }
        try (NativePostgres third = start(directory, steps);
                Connection event = connect(third, "event")) {
            assertThat(ask(event, "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void leavesNothingBehindWhenItsDataIsTemporary() {
        NativePostgres temporary = NativePostgres.builder().endsWithThisJvm().start();
        Path directory = temporary.log().getParent();
        List<ProcessHandle> family = new ArrayList<>();
        ProcessHandle.of(temporary.pid()).ifPresent(family::add);
        ProcessHandle.of(temporary.pid())
                .ifPresent(process -> process.descendants().forEach(family::add));

        temporary.stop();
        temporary.stop();

        assertThat(family).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
        assertThat(directory).doesNotExist();
        assertThat(temporary.alive()).isFalse();
        assertThat(temporary.ready()).isFalse();
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NativePostgres.Builder builder = NativePostgres.builder().port(taken.getLocalPort());

            assertThatThrownBy(builder::start)
                    .isInstanceOf(ServerFailed.class)
                    .hasMessageContaining("which PostgreSQL needs, is taken");
        }
    }

    @Test
    void reportsTheServersLogWhenItDoesNotStart() {
        NativePostgres.Builder builder =
                NativePostgres.builder().maxConnections(-1).endsWithThisJvm();

        assertThatThrownBy(builder::start)
                .isInstanceOf(ServerFailed.class)
                .hasMessageContaining("PostgreSQL ended with exit code 1")
                .hasMessageContaining("max_connections");
    }

    private static NativePostgres start(Path directory, List<String> steps) {
        return NativePostgres.builder()
                .dataIn(directory)
                .endsWithThisJvm()
                .progress(steps::add)
                .start();
    }

    private static Connection connect(NativePostgres server, String role) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), role, role);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatThrownBy(() -> run(connection, sql)).hasMessageContaining("permission denied");
    }
}
