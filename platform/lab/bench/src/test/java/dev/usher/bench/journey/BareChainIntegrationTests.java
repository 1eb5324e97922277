package dev.usher.bench.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.bench.journey.bare.BareChain;
import dev.usher.bench.journey.bare.BareSettings;
import dev.usher.bench.journey.bare.BareWorld;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.client.ApiCall;
import dev.usher.client.CallObserver;
import dev.usher.client.Caller;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import dev.usher.client.Visitor;
import dev.usher.platform.infrastructure.FreePorts;
import dev.usher.platform.testing.Infrastructure;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.stripesandbox.StripeSandbox;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LoggingSystem;
import tools.jackson.databind.JsonNode;

/** Drives the bare chain with the real PostgreSQL, Kafka and Stripe sandbox. */
@Tag("integration")
class BareChainIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static {
        // The class path of the benches has a logger that Spring Boot cannot set up.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    private final StripeSandbox stripe = StripeSandbox.start();
    private BenchDatabase database;
    private BareWorld world;
    private BareChain chain;
    private UsherClient client;
    private Visitor buyer;

    @BeforeEach
    void open() {
        URI address = URI.create(Infrastructure.freshDatabase().url().substring("jdbc:".length()));
        String name = address.getPath().substring(1);
        database = BenchDatabase.open(address.getPort(), name);
        int gateway = FreePorts.one();
        BareSettings settings =
                new BareSettings(
                        database.url(),
                        "postgres",
                        Infrastructure.bootstrapServers(),
                        "bare." + name,
                        TestIssuer.shared().jwksUri(),
                        gateway,
                        URI.create(stripe.baseUrl()).getPort(),
                        StripeSandbox.WEBHOOK_SECRET);
        stripe.sendWebhooksTo("http://127.0.0.1:" + gateway + "/v1/webhooks/stripe");
        world = BareWorld.create(database, settings, 2, 3);
        chain = BareChain.open(settings, Clock.systemUTC());
        client =
                new UsherClient(
                        "http://127.0.0.1:" + gateway,
                        PATIENCE,
                        Clock.systemUTC(),
                        CallObserver.NONE);
        buyer = client.as(new Caller("buyer", TestIssuer.shared().token("buyer")));
    }

    @AfterEach
    void close() {
        client.close();
        chain.close();
        world.close();
        database.close();
        stripe.close();
    }

    @Test
    void takesABuyerFromTheListToTheDoor() {
        Map<String, String> stewards = new HashMap<>();
        String steward = TestIssuer.shared().token("steward");
        world.events().forEach(event -> stewards.put(event, steward));
        JourneyCast cast = new JourneyCast(List.of(TestIssuer.shared().token("buyer")), stewards);

        new PaidJourney(client, cast, stripe.baseUrl(), 0).go();

        assertThat(database.number("select count(*) from bare.roster where scan_id is not null"))
                .isEqualTo(2);
        assertThat(database.number("select count(*) from bare.orders where status = 'FULFILLED'"))
                .isOne();
        assertThat(database.number("select count(*) from bare.webhook")).isPositive();
        awaitSold(2);
    }

    @Test
    void answersRepeatsTheSameAndAdmitsATicketOnce() {
        String event = world.events().getFirst();
        String type = buyer.get("/v1/events/" + event).text("/ticketTypes/0/id");
        ApiCall wish = Calls.reserve(event, List.of(type), 2).keyed("wish");
        Reply reserved = buyer.send(wish).expect(201);
        assertThat(buyer.send(wish).expect(201).text("/id")).isEqualTo(reserved.text("/id"));
        buyer.send(Calls.reserve(event, List.of(type), 2).keyed("too many")).expect(409);

        ApiCall order = Calls.openOrder(reserved.text("/id")).keyed("order");
        Reply opened = buyer.send(order).expect(201);
        String session = opened.text("/payment/stripeCheckoutSessionId");
        assertThat(buyer.send(order).expect(201).text("/id")).isEqualTo(opened.text("/id"));
        buyer.send(Calls.openOrder(reserved.text("/id")).keyed("again")).expect(409);

        stripe.pay(session);
        String id = opened.text("/id");
        assertThat(buyer.send(Calls.awaitOrder(id, 15)).text("/status")).isEqualTo("FULFILLED");
        stripe.resend(stripe.event("checkout.session.completed", session).id());
        JsonNode tickets = buyer.send(Calls.ticketsOf(id)).expect(200).json().path("items");
        String credential = tickets.path(0).path("credential").asString();
        awaitOnRoster();
        UUID scan = new UUID(1, 1);
        assertThat(scan(scan, event, credential)).isEqualTo("ADMITTED");
        assertThat(scan(scan, event, credential)).isEqualTo("ADMITTED");
        assertThat(scan(new UUID(1, 2), event, credential)).isEqualTo("ALREADY_ADMITTED");
        assertThat(scan(new UUID(1, 3), event, credential.replaceFirst(".$", "0")))
                .isEqualTo("INVALID_CREDENTIAL");
        awaitSold(2);
        assertThat(tickets).hasSize(2);
        assertThat(database.number("select count(*) from bare.ticket")).isEqualTo(2);
    }

    @Test
    void refusesStrangersAndForgedWebhooks() {
        Visitor stranger = client.as(Caller.ANONYMOUS);
        Visitor forger =
                client.as(
                        new Caller(
                                "forger", TestIssuer.shared().tokenFor("buyer").forged().build()));
        Visitor late =
                client.as(
                        new Caller(
                                "late", TestIssuer.shared().tokenFor("buyer").expired().build()));
        for (Visitor refused : List.of(stranger, forger, late)) {
            refused.get("/v1/events?limit=20").expect(401);
        }
        stranger.send(
                        ApiCall.of("webhook", "POST", "/v1/webhooks/stripe")
                                .form("{}")
                                .header("Stripe-Signature", "t=1,v1=00"))
                .expect(400);

        assertThat(database.number("select count(*) from bare.webhook")).isZero();
    }

    private String scan(UUID id, String event, String credential) {
        Reply reply = buyer.send(Calls.scan(id, event, credential, "ENTRY", "North")).expect(200);
        return reply.text("/result").equals("ADMITTED") ? "ADMITTED" : reply.text("/reason");
    }

    private void awaitOnRoster() {
        await("select count(*) from bare.roster", 2);
    }

    private void awaitSold(long places) {
        await("select sum(sold) from bare.allotment where held = 0", places);
    }

    private void await(String query, long expected) {
        Waiting.until(() -> database.number(query) == expected, PATIENCE, Duration.ofMillis(20));
        assertThat(database.number(query)).isEqualTo(expected);
    }
}
