package dev.usher.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import dev.usher.platform.web.deadline.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pool's own timeout is longer than these tests wait for an answer. */
@Tag("integration")
@SpringBootTest(
        classes = {ShopApplication.class, DeadlineIntegrationTests.Shelf.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.locations=classpath:db/web",
            "usher.migrations.at-start=true",
            "usher.migrations.username=event_owner",
            "usher.migrations.password=event_owner",
            "spring.datasource.username=event",
            "spring.datasource.password=event",
            "spring.datasource.hikari.maximum-pool-size=2",
            "spring.datasource.hikari.connection-timeout=120000"
        })
class DeadlineIntegrationTests {

    private static final IssuerStub ISSUER = new IssuerStub();
    private static final Database DATABASE = Infrastructure.freshDatabase();

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource dataSource;
    @Autowired ShelfController shelf;

    private Http http;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry properties) {
        properties.add("usher.security.issuer", () -> IssuerStub.ISSUER);
        properties.add("usher.security.jwks-uri", ISSUER::keysAddress);
        properties.add("spring.datasource.url", () -> DATABASE.url("event"));
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    /** Makes the table after the migrations, which refuse a schema with tables in it. */
    private static void createTable() throws SQLException {
        try (Connection owner = DATABASE.connectAsOwner("event");
                Statement statement = owner.createStatement()) {
            statement.execute("create table if not exists shelf (place int)");
        }
    }

    @BeforeEach
    void clean() throws SQLException {
        createTable();
        http = new Http(port);
        jdbc.sql("delete from shelf").update();
        jdbc.sql("delete from idempotency").update();
        shelf.calls.set(0);
    }

    @Test
    void keepsWhatIsDoneInTime() {
        assertThat(post("/v1/shelf", "20000", "k").status()).isEqualTo(200);
        assertThat(rows("shelf")).isEqualTo(1);
    }

    @Test
    void anAnswerThatComesTooLateHasKeptNothing() {
        Http.Answer answer = post("/v1/shelf/slowly", "400", "k");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.json().at("/code").asString()).isEqualTo("service_unavailable");
        assertThat(shelf.calls).hasValue(1);
        assertThat(rows("shelf")).isZero();
        assertThat(rows("idempotency")).as("the key is free for a repeat").isZero();
        assertThat(post("/v1/shelf", "20000", "k").status()).isEqualTo(200);
    }

    @Test
    void doesNotBeginWhatNobodyWaitsFor() {
        assertThat(post("/v1/shelf", "0", "k").status()).isEqualTo(503);
        assertThat(shelf.calls).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "9999999999", "1,2"})
    void readsWholeMilliseconds(String time) {
        Http.Answer answer = post("/v1/shelf", time, "k");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/Usher-Time-Left");
        assertThat(shelf.calls).hasValue(0);
    }

    @Test
    void waitsForAConnectionNoLongerThanTheCaller() throws SQLException {
        try (Connection _ = dataSource.getConnection();
                Connection _ = dataSource.getConnection()) {
            Http.Answer answer = post("/v1/shelf", "400", null);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
        assertThat(rows("shelf")).isZero();
    }

    @Test
    void aReadThatPrefersToWaitHasItsOwnTime() {
        String bearer = "Bearer " + ISSUER.token("alice");

        assertThat(http.get("/v1/shelf", "Authorization", bearer).text()).contains("true");
        assertThat(
                        http.get(
                                        "/v1/shelf",
                                        "Authorization",
                                        bearer,
                                        "Prefer",
                                        "wait=20",
                                        "Usher-Time-Left",
                                        "10000")
                                .text())
                .contains("false");
    }

    private Http.Answer post(String path, String time, @Nullable String key) {
        String bearer = "Bearer " + ISSUER.token("alice");
        return key == null
                ? http.post(path, "{}", "Authorization", bearer, "Usher-Time-Left", time)
                : http.post(
                        path,
                        "{}",
                        "Authorization",
                        bearer,
                        "Usher-Time-Left",
                        time,
                        "Idempotency-Key",
                        key);
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @TestConfiguration
    static class Shelf {

        @Bean
        ShelfController shelf(JdbcClient jdbc, PlatformTransactionManager transactions) {
            return new ShelfController(jdbc, new TransactionTemplate(transactions));
        }
    }

    /** Puts cups on a shelf, one row each. */
    @RestController
    static class ShelfController {

        final AtomicInteger calls = new AtomicInteger();
        private final JdbcClient jdbc;
        private final TransactionTemplate transaction;

        ShelfController(JdbcClient jdbc, TransactionTemplate transaction) {
            this.jdbc = jdbc;
            this.transaction = transaction;
        }

        @PostMapping("/v1/shelf")
        Map<String, Integer> put() {
            calls.incrementAndGet();
            transaction.executeWithoutResult(
                    _ -> jdbc.sql("insert into shelf (place) values (1)").update());
            return Map.of("place", 1);
        }

        @PostMapping("/v1/shelf/slowly")
        Map<String, Integer> putSlowly() {
            calls.incrementAndGet();
            transaction.executeWithoutResult(_ -> {
                jdbc.sql("insert into shelf (place) values (1)").update();
                while (!Deadline.current().isOver()) {
                    Thread.onSpinWait();
                }
            });
            return Map.of("place", 1);
        }

        @GetMapping("/v1/shelf")
        Map<String, Boolean> look() {
            return Map.of("deadline", Deadline.current().isSet());
        }
    }
}
