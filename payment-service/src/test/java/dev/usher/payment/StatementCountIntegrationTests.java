package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The budget of statements and commits of an order of two tickets, step by step. */
@PaymentTest
class StatementCountIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(StatementCountIntegrationTests.class);

    private final Shop shop;
    private final Api api;
    private final MessageProbe messages;
    private final StatementLog statements;
    private final JdbcClient jdbc;

    StatementCountIntegrationTests(
            Shop shop, Api api, MessageProbe messages, StatementLog statements, JdbcClient jdbc) {
        this.shop = shop;
        this.api = api;
        this.messages = messages;
        this.statements = statements;
        this.jdbc = jdbc;
    }

    @AfterEach
    void end() {
        statements.end();
    }

    @Test
    void anOrderOfTwoTicketsKeepsWithinItsBudget() {
        Reservation reservation = shop.twoSeatsForAlice();
        statements.begin();
        ApiResponse order =
                api.post(
                                "/v1/orders",
                                Map.of("reservationId", reservation.id()),
                                shop.attendee("alice"),
                                "Idempotency-Key",
                                UUID.randomUUID().toString())
                        .expect(201);
        assertWithin("open", 4, 3);

        shop.read(Shop.id(order), "alice").expect(200);
        assertWithin("read", 1, 1);

        shop.pay(order);
        awaitPhase(order, "PAID");
        assertWithin("pay", 3, 1);

        CompletableFuture<ApiResponse> waiting =
                CompletableFuture.supplyAsync(
                        () -> shop.read(Shop.id(order), "alice", "Prefer", "wait=20"));
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        messages.publish(first, 1, shop.ticket(order, first, 1));
        messages.publish(second, 1, shop.ticket(order, second, 2));
        assertThat(waiting.orTimeout(30, TimeUnit.SECONDS).join().string("/status"))
                .isEqualTo("FULFILLED");
        assertWithin("fulfil, and wait for it", 8, 3);
    }

    @Test
    void aStatementIsPlannedOncePerConnection() {
        assertThat(
                        jdbc.sql(
                                        "select current_setting('plan_cache_mode') || ', '"
                                                + " || current_setting('enable_seqscan')")
                                .query(String.class)
                                .single())
                .isEqualTo("force_generic_plan, off");
    }

    private void assertWithin(String step, int statementsAtMost, int commitsAtMost) {
        List<String> entries = statements.drain();
        int commits = (int) entries.stream().filter("commit"::equals).count();
        log.info("{}:\n  {}", step, String.join("\n  ", entries));
        assertThat(entries.size() - commits)
                .as("statements to %s: %s", step, entries)
                .isBetween(1, statementsAtMost);
        assertThat(commits).as("commits to %s: %s", step, entries).isBetween(1, commitsAtMost);
    }

    /** Looks past the API, whose statements would be counted. */
    private void awaitPhase(ApiResponse order, String phase) {
        await().until(() ->
                jdbc.sql("select phase from orders where id = :id")
                        .param("id", UUID.fromString(Shop.id(order)))
                        .query(String.class)
                        .single()
                        .equals(phase));
    }
}
