package dev.usher.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.util.ExceptionUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("integration")
@SpringBootTest(
        classes = ShopApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.locations=classpath:db/web",
            "usher.migrations.at-start=true",
            "usher.migrations.username=event_owner",
            "usher.migrations.password=event_owner",
            "spring.datasource.username=event",
            "spring.datasource.password=event"
        })
class IdempotencyIntegrationTests {

    private static final IssuerStub ISSUER = new IssuerStub();
    private static final Database DATABASE = Infrastructure.freshDatabase();
    private static final String MUG = "{\"name\": \"mug\"}";

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired JdbcTemplate template;
    @Autowired CupController cups;

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

    @BeforeEach
    void clean() {
        http = new Http(port);
        jdbc.sql("delete from idempotency").update();
        cups.made.set(0);
    }

    private Http.Answer post(String path, String body, String who, String key) {
        return http.post(
                path, body, "Authorization", "Bearer " + ISSUER.token(who), "Idempotency-Key", key);
    }

    /** Such errors are logged, and their values may be personal data. */
    @Test
    void namesNoValueOfAStatementThatFailed() {
        List<Object[]> rows = List.of(new Object[] {"alice@example.com"}, new Object[] {"x"});

        assertThatThrownBy(() ->
                        template.batchUpdate(
                                "insert into idempotency (principal) values (?)", rows))
                .satisfies(error ->
                        assertThat(ExceptionUtils.readStackTrace(error))
                                .contains("null value in column")
                                .doesNotContain("alice@example.com"));
    }

    @Test
    void repeatsTheFirstAnswer() {
        Http.Answer first = post("/v1/cups", MUG, "alice", "k");
        Http.Answer again = post("/v1/cups", MUG, "alice", "k");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        for (String header : new String[] {"Location", "ETag", "Content-Type"}) {
            assertThat(again.header(header)).as(header).isNotNull().isEqualTo(first.header(header));
        }
        assertThat(cups.made).hasValue(1);
    }

    @Test
    void runsEveryTimeWithoutAKey() {
        String[] alice = {"Authorization", "Bearer " + ISSUER.token("alice")};
        http.post("/v1/cups", MUG, alice);
        http.post("/v1/cups", MUG, alice);

        assertThat(cups.made).hasValue(2);
    }

    @Test
    void keepsTheKeysOfTwoCallersApart() {
        post("/v1/cups", MUG, "alice", "k");
        Http.Answer adam = post("/v1/cups", MUG, "adam", "k");

        assertThat(adam.header("Idempotency-Replayed")).isNull();
        assertThat(cups.made).hasValue(2);
    }

    @Test
    void refusesAKeyUsedForAnotherBodyOrPath() {
        post("/v1/cups", MUG, "alice", "k");

        for (Http.Answer other :
                new Http.Answer[] {
                    post("/v1/cups", "{\"name\": \"jug\"}", "alice", "k"),
                    post("/v1/cups?x=1", MUG, "alice", "k"),
                    post("/v1/kiln", MUG, "alice", "k")
                }) {
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.json().at("/code").asString()).isEqualTo("idempotency_key_reused");
        }
        assertThat(cups.made).hasValue(1);
    }

    @Test
    void comparesTheMeaningOfABody() {
        String first = "{\"name\": \"mug\", \"handles\": 1}";
        Http.Answer made = post("/v1/cups", first, "alice", "k");
        Http.Answer again =
                post("/v1/cups", "{ \"handles\":1,\"name\":\"\\u006dug\" }", "alice", "k");

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(
                        post(
                                        "/v1/cups",
                                        "{\"name\": \"mug\", \"handles\": 1, \"glaze\": null}",
                                        "alice",
                                        "k")
                                .status())
                .isEqualTo(422);
        assertThat(cups.made).hasValue(1);
    }

    @Test
    void storesADecidedRefusal() {
        Http.Answer first = post("/v1/refusals", "{\"how\": \"sold\"}", "alice", "k");
        Http.Answer again = post("/v1/refusals", "{\"how\": \"sold\"}", "alice", "k");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(cups.made).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "form", "defect", "outage", "yet"})
    void runsAgainAfterAnAnswerThatDecidedNothing(String how) {
        String body = "{\"how\": \"" + how + "\"}";
        post("/v1/refusals", body, "alice", "k");
        Http.Answer again = post("/v1/refusals", body, "alice", "k");

        assertThat(again.header("Idempotency-Replayed")).isNull();
        assertThat(cups.made).hasValue(2);
    }

    @Test
    void tellsARepeatToWaitForTheFirst() {
        CountDownLatch kiln = new CountDownLatch(1);
        cups.kiln.set(kiln);
        try {
            CompletableFuture<Http.Answer> first =
                    CompletableFuture.supplyAsync(() -> post("/v1/cups", MUG, "alice", "k"));
            await().atMost(Duration.ofSeconds(10)).until(() -> rows() == 1);

            Http.Answer second = post("/v1/cups", MUG, "alice", "k");
            kiln.countDown();

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.json().at("/code").asString()).isEqualTo("idempotency_in_progress");
            assertThat(second.header("Retry-After")).isEqualTo("1");
            assertThat(first.join().status()).isEqualTo(201);
            assertThat(post("/v1/cups", MUG, "alice", "k").header("Idempotency-Replayed"))
                    .isEqualTo("true");
        } finally {
            kiln.countDown();
            cups.kiln.set(new CountDownLatch(0));
        }
    }

    @Test
    void runsAgainOnceTheLeaseOfACrashedRunIsOver() {
        post("/v1/cups", MUG, "alice", "k");
        jdbc.sql("update idempotency set status = null, lease_until = now() + interval '9 s'")
                .update();
        assertThat(post("/v1/cups", MUG, "alice", "k").status()).isEqualTo(409);

        jdbc.sql("update idempotency set lease_until = now() - interval '1 s'").update();

        assertThat(post("/v1/cups", MUG, "alice", "k").status()).isEqualTo(201);
        assertThat(cups.made).hasValue(2);
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        Http.Answer answer = post("/v1/cups", MUG, "alice", "k".repeat(256));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/Idempotency-Key");
        assertThat(post("/v1/cups", MUG, "alice", "k".repeat(255)).status()).isEqualTo(201);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String body = "{\"name\": \"" + "m".repeat(512 * 1024) + "\"}";

        Http.Answer answer = post("/v1/cups", body, "alice", "k");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(rows()).isZero();
    }

    @Test
    void needsATokenBeforeAKeyCounts() {
        Http.Answer answer = http.post("/v1/cups", MUG, "Idempotency-Key", "k");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(rows()).isZero();
    }

    @Test
    void showsTheControllerTheKey() {
        String token = ISSUER.token("alice", "potter");

        Http.Answer answer =
                http.post(
                        "/v1/kiln", "", "Authorization", "Bearer " + token, "Idempotency-Key", "k");

        assertThat(answer.json().at("/key").asString()).isEqualTo("k");
    }

    private int rows() {
        return jdbc.sql("select count(*) from idempotency").query(Integer.class).single();
    }
}
