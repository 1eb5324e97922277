package dev.usher.bench.startup;

import dev.usher.client.Calls;
import dev.usher.client.Visitor;
import dev.usher.local.journey.CheckoutPage;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import dev.usher.local.suite.Ports;
import dev.usher.local.tokens.LoadTokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Buys two tickets of one event, again and again, and brings them to the door. */
final class Shopper implements AutoCloseable {

    private static final int SEATS = 2;
    private static final int CAPACITY = 100_000;

    private final World world;
    private final LoadTokens tokens;
    private final JsonNode event;
    private final Visitor steward;
    private int journeys;

    private Shopper(World world, LoadTokens tokens, JsonNode event, Visitor steward) {
        this.world = world;
        this.tokens = tokens;
        this.event = event;
        this.steward = steward;
    }

    /** Publishes the event; the organizer scans as well. */
    static Shopper in(FreshSuite suite) {
        Ports ports = suite.ports();
        World world = new World(ports.gatewayUrl(), ports.issuer(), ports.sandboxUrl(), _ -> {});
        LoadTokens tokens = LoadTokens.of(suite.home(), ports.issuer());
        Visitor organizer =
                world.holding(
                        "organizer", tokens.token(LoadTokens.person("organizer", "organizer")));
        JsonNode event =
                Steps.publish(
                        organizer,
                        Steps.show("First Minute", Clock.systemUTC().instant(), CAPACITY));
        return new Shopper(world, tokens, event, organizer);
    }

    /** Makes one whole journey; returns the time from the reservation to the readable tickets. */
    Duration buy() {
        journeys++;
        String name = "buyer-" + journeys;
        Visitor buyer = world.holding(name, tokens.token(LoadTokens.person(name)));
        String eventId = event.path("id").asString();
        buyer.get("/v1/events").expect(200);
        buyer.get("/v1/events/" + eventId).expect(200);
        long began = System.nanoTime();
        String reservation = Steps.reserve(buyer, event, SEATS).expect(201).text("/id");
        JsonNode order = buyer.send(Calls.openOrder(reservation)).expect(201).json();
        String email = name + "@load.example.com";
        world.checkout(order.path("checkoutUrl").asString())
                .pay(CheckoutPage.GOOD_CARD, email)
                .expect(303);
        String id = order.path("id").asString();
        Steps.fulfilled(buyer, id);
        JsonNode tickets = Steps.tickets(buyer, id);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        for (JsonNode ticket : tickets) {
            String credential = ticket.path("credential").asString();
            Steps.validated(steward, eventId, credential);
            UUID scan = UUID.nameUUIDFromBytes(credential.getBytes(StandardCharsets.US_ASCII));
            Steps.scan(steward, scan, eventId, credential, "North").expect(200);
        }
        return took;
    }

    @Override
    public void close() {
        world.close();
    }
}
