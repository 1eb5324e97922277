package dev.usher.ticket.wallet;

import dev.usher.contracts.EventPublished;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.testing.openapi.Fuzz;
import dev.usher.platform.testing.openapi.FuzzSlices;
import dev.usher.platform.testing.openapi.World;
import dev.usher.platform.testing.openapi.World.Caller;
import dev.usher.ticket.TestOrders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Requests that are made up from the document are answered as it says. The callers are of this test
 * alone, because one of the calls erases its caller.
 */
@ServiceTest(
        schema = "ticket",
        properties = {
            // Nothing listens there, so each mail stays PENDING.
            "usher.mail.host=127.0.0.1",
            "usher.mail.port=1",
            "usher.mail.security=NONE",
            "usher.mail.from=tickets@usher.example"
        })
class DocumentedRequestsIntegrationTests {

    private final MessageProbe kafka;
    private final Api api;
    private final TestIssuer issuer;
    private final TicketBuyers buyers;

    DocumentedRequestsIntegrationTests(MessageProbe kafka, Api api, TestIssuer issuer) {
        this.kafka = kafka;
        this.api = api;
        this.issuer = issuer;
        this.buyers = new TicketBuyers(kafka, api, issuer);
    }

    @TestFactory
    Stream<DynamicTest> areAnsweredAsDocumented() {
        return FuzzSlices.of(this::fuzz, Set.of(), 600);
    }

    private Fuzz fuzz(long seed) {
        return new Fuzz.Setting(
                        api.get("/v3/api-docs", null).json(),
                        api::answerTo,
                        this::world,
                        Map.of(),
                        List.of(
                                fay(),
                                new Caller("olivia", issuer.token("olivia", "organizer")),
                                new Caller("orla", issuer.token("orla", "organizer")),
                                new Caller("nobody", null)))
                .seed(seed);
    }

    private World world() {
        UUID event = UUID.randomUUID();
        // Topics outlive a test, and a table is made again from them only if each ticket has its
        // event.
        kafka.publish(
                event,
                1,
                new EventPublished(TestOrders.winterJazz(event, 1, "PUBLISHED", "Winter Jazz")));
        JsonNode ticket = buyers.buy("fay", event, 1).getFirst();
        return new World(
                Map.of(
                        "/v1/tickets/{id}",
                        "/v1/tickets/" + ticket.at("/id").asString(),
                        "/v1/orders/{id}",
                        "/v1/orders/" + ticket.at("/orderId").asString(),
                        "{orderId}",
                        ticket.at("/orderId").asString(),
                        "{eventId}",
                        ticket.at("/eventId").asString()),
                _ -> fay());
    }

    private Caller fay() {
        return new Caller("fay", issuer.token("fay", "attendee"));
    }
}
