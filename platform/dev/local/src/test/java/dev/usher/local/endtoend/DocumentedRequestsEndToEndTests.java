package dev.usher.local.endtoend;

import dev.usher.client.Visitor;
import dev.usher.local.journey.Steps;
import dev.usher.local.tokens.LoadTokens;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.openapi.Fuzz;
import dev.usher.platform.testing.openapi.FuzzSlices;
import dev.usher.platform.testing.openapi.World;
import dev.usher.platform.testing.openapi.World.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Requests that are made up from the merged document are answered through the gateway as it says.
 * They are about one event from its publication to the gate, and about what the requests make.
 */
@EndToEndTest
class DocumentedRequestsEndToEndTests {

    /** The ids and the code in the examples of the document. */
    private static final String EVENT = "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77";

    private static final String TICKET_TYPE = "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01";
    private static final String RESERVATION = "019a9d3e-3f10-7c55-8a34-91f0a1c2d3e4";
    private static final String CODE = "013XR-ZP16B-2";

    private final RunningSuite suite;
    private final Api gateway;

    DocumentedRequestsEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.gateway = new Api(suite.ports().gatewayUrl());
    }

    @TestFactory
    Stream<DynamicTest> areAnsweredAsDocumented() {
        return FuzzSlices.chains(this::fuzz, 500);
    }

    private Fuzz fuzz(long seed) {
        return new Fuzz.Setting(
                        gateway.get("/v1/openapi.json", null).expect(200).json(),
                        gateway::answerTo,
                        this::world,
                        Map.of("/ticketTypes/0/id", TICKET_TYPE),
                        List.of(
                                caller(LoadTokens.person("stranger", "attendee")),
                                caller(LoadTokens.person("other-organizer", "organizer")),
                                new Caller("nobody", null)))
                .seed(seed);
    }

    /**
     * An event with a ticket, an open order and a reservation. Its people are new, because rates
     * are limited for each account.
     */
    private World world() {
        String name = UUID.randomUUID().toString();
        LoadTokens.Person organizer = LoadTokens.person("organizer-" + name, "organizer");
        LoadTokens.Person person = LoadTokens.person("buyer-" + name, "attendee");
        Visitor buyer = suite.holder(person);
        JsonNode event =
                Steps.publish(suite.holder(organizer), Steps.show("Requests", suite.now(), 800));
        Purchase paid = Purchase.open(suite.world(), buyer, event, 1).paid();
        JsonNode ticket = paid.ticketsOnceFulfilled().getFirst();
        Purchase open = Purchase.open(suite.world(), buyer, event, 1);
        String reservation = Steps.reserve(buyer, event, 1).expect(201).text("/id");
        String id = event.path("id").asString();
        Steps.validated(suite.holder(organizer), id, ticket.path("credential").asString());
        Map<String, String> ids =
                Map.ofEntries(
                        Map.entry("/v1/events/{id}", "/v1/events/" + id),
                        Map.entry("/v1/reservations/{id}", "/v1/reservations/" + reservation),
                        Map.entry("/v1/orders/{id}", "/v1/orders/" + open.orderId()),
                        Map.entry(
                                "/v1/tickets/{id}", "/v1/tickets/" + ticket.path("id").asString()),
                        Map.entry("/v1/admin/events/{id}", "/v1/admin/events/" + UUID.randomUUID()),
                        Map.entry("{email}", "stan@example.com"),
                        Map.entry("{eventId}", id),
                        Map.entry("{orderId}", paid.orderId()),
                        Map.entry(EVENT, id),
                        Map.entry(TICKET_TYPE, event.at("/ticketTypes/0/id").asString()),
                        Map.entry(RESERVATION, reservation),
                        Map.entry(CODE, ticket.path("code").asString()));
        return new World(ids, operation -> caller(isBuyers(operation) ? person : organizer));
    }

    private static boolean isBuyers(String operation) {
        return operation.contains("/v1/reservations")
                || operation.contains("/v1/tickets/")
                || operation.endsWith("/v1/me/tickets")
                || operation.endsWith("/v1/me/orders")
                || (operation.contains("/v1/orders") && !isOrganizers(operation));
    }

    private static boolean isOrganizers(String operation) {
        return operation.equals("GET /v1/orders")
                || operation.equals("POST /v1/orders/{id}/refunds");
    }

    private Caller caller(LoadTokens.Person person) {
        return new Caller(person.name(), suite.tokens().token(person));
    }
}
