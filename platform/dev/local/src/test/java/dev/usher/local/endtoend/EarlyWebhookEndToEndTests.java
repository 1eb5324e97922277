package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stripe may send a webhook before our own commit. */
@EndToEndTest
class EarlyWebhookEndToEndTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A commit that shows the order waits for the holder of this lock. */
    private static final String HOLD_BACK =
            """
            CREATE FUNCTION payment.hold_back() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$;
            GRANT EXECUTE ON FUNCTION payment.hold_back() TO payment;
            CREATE TRIGGER hold_back BEFORE UPDATE ON payment.orders FOR EACH ROW
              WHEN (OLD.phase = 'ATTEMPT' AND NEW.phase = 'OPEN')
              EXECUTE FUNCTION payment.hold_back();
            """;

    private static final String LET_GO =
            """
            DROP TRIGGER IF EXISTS hold_back ON payment.orders;
            DROP FUNCTION IF EXISTS payment.hold_back();
            """;

    private final RunningSuite suite;
    private final World world;

    EarlyWebhookEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.world = suite.world();
    }

    @Test
    void fulfilsAnOrderWhoseWebhookCameBeforeItWasVisible() throws Exception {
        JsonNode event =
                Steps.publish(world.person("olivia"), Steps.show("Too Fast", suite.now(), 10));
        Visitor alice = world.person("alice");
        String reservation = Steps.reserve(alice, event, 1).expect(201).text("/id");

        Reply order;
        try (Connection database = suite.database();
                Statement sql = database.createStatement()) {
            sql.execute(HOLD_BACK);
            sql.execute("SELECT pg_advisory_lock(4711)");
            try {
                CompletableFuture<Reply> opening =
                        CompletableFuture.supplyAsync(
                                () -> alice.send(Calls.openOrder(reservation)));
                payBehindTheCurtain();
                assertThat(opening).isNotDone();
                sql.execute("SELECT pg_advisory_unlock(4711)");
                order = opening.get(20, TimeUnit.SECONDS);
            } finally {
                sql.execute("SELECT pg_advisory_unlock_all()");
                sql.execute(LET_GO);
            }
        }

        assertThat(order.status()).isIn(200, 201);
        Steps.fulfilled(alice, order.text("/id"));
        assertThat(Steps.tickets(alice, order.text("/id")).size()).isEqualTo(1);
    }

    /**
     * Pays the session that our database does not show yet; returns when its webhook was delivered.
     */
    private void payBehindTheCurtain() {
        long before = completed();
        String session =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(this::openUnpaidSession, Optional::isPresent)
                        .orElseThrow();
        world.sandbox().post("sessions/" + session + "/pay", JSON.createObjectNode());
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> completed() > before);
    }

    private Optional<String> openUnpaidSession() throws Exception {
        try (Connection database = suite.database();
                Statement sql = database.createStatement();
                var waiting =
                        sql.executeQuery(
                                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"
                                        + " AND objid = 4711 AND NOT granted")) {
            return waiting.next() ? newestSession() : Optional.empty();
        }
    }

    private Optional<String> newestSession() {
        return sessions().findFirst().map(session -> session.path("id").asString());
    }

    private Stream<JsonNode> sessions() {
        return world.sandbox().stripe("/v1/checkout/sessions?limit=1").path("data").valueStream();
    }

    private long completed() {
        return world.sandbox()
                .deliveries()
                .valueStream()
                .filter(each -> each.path("type").asString().equals("checkout.session.completed"))
                .count();
    }
}
