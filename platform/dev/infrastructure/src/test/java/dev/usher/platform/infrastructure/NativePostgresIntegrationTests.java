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
    void givesEachRoleItsOwnSchemaAndLimits(String role) throws SQLException {
        try (Connection own = connect(postgres, role)) {
            run(own, "CREATE TABLE mine (id int)");

            assertThat(
                            ask(
                                    own,
                                    "SELECT schemaname FROM pg_tables WHERE tablename = 'mine' AND tableowner = current_user"))
                    .isEqualTo(role);
            assertThat(ask(own, "SHOW statement_timeout")).isEqualTo("5s");
            assertThat(ask(own, "SHOW lock_timeout")).isEqualTo("2s");
            assertThat(ask(own, "SHOW idle_in_transaction_session_timeout")).isEqualTo("10s");
            assertThat(ask(own, "SHOW transaction_timeout")).isEqualTo("10s");
            assertThat(
                            ask(
                                    own,
                                    "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            run(own, "DROP TABLE mine");
        }
    }

    @Test
    void keepsOneServiceOutOfAnothersSchema() throws SQLException {
        try (Connection payment = connect(postgres, "payment");
                Connection ticket = connect(postgres, "ticket")) {
            run(payment, "CREATE TABLE payment.ledger (amount int)");

            assertRefused(ticket, "SELECT * FROM payment.ledger");
            assertRefused(ticket, "INSERT INTO payment.ledger VALUES (1)");
            assertRefused(ticket, "CREATE TABLE payment.intruder (id int)");
            assertRefused(ticket, "CREATE TABLE public.intruder (id int)");
            assertRefused(ticket, "CREATE SCHEMA intruder");
            assertRefused(ticket, "SET ROLE payment");
            run(payment, "DROP TABLE payment.ledger");
        }
    }

    @Test
    void appliesTheRolesAgainWithoutHarm() throws SQLException {
        try (Connection superuser = connect(postgres, "postgres");
                Connection event = connect(postgres, "event")) {
            run(event, "CREATE TABLE kept (id int)");

            PostgresRoles.apply(superuser);

            assertThat(ask(event, "SELECT count(*) FROM kept")).isEqualTo("0");
            run(event, "DROP TABLE kept");
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
        try (Connection event = connect(first, "event")) {
            run(event, "CREATE TABLE kept (id int)");
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
