package dev.usher.validation;

import static org.awaitility.Awaitility.await;

import dev.usher.contracts.TicketState;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.testing.openapi.Fuzz;
import dev.usher.platform.testing.openapi.FuzzSlices;
import dev.usher.platform.testing.openapi.World;
import dev.usher.platform.testing.openapi.World.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests that are made up from the document are answered as it says. */
@ServiceTest(schema = "validation")
class DocumentedRequestsIntegrationTests {

    private final Api api;
    private final TestIssuer issuer;
    private final MessageProbe messages;
    private final MutableClock clock;

    DocumentedRequestsIntegrationTests(
            Api api, TestIssuer issuer, MessageProbe messages, MutableClock clock) {
        this.api = api;
        this.issuer = issuer;
        this.messages = messages;
        this.clock = clock;
    }

    @TestFactory
    Stream<DynamicTest> areAnsweredAsDocumented() {
        return FuzzSlices.of(this::fuzz, Set.of(), 550);
    }

    private Fuzz fuzz(long seed) {
        return new Fuzz.Setting(
                        api.get("/v3/api-docs", null).json(),
                        api::answerTo,
                        this::world,
                        Map.of(),
                        List.of(
                                olivia(),
                                new Caller("stan", issuer.token("stan", "attendee")),
                                new Caller("alice", issuer.token("alice", "attendee")),
                                new Caller("nobody", null)))
                .seed(seed);
    }

    /** A new event, with a ticket that has the code of the examples' one. */
    private World world() {
        TestEvent event = new TestEvent(messages, clock.instant()).publishKey().publish();
        TicketState ticket = event.issued();
        String validation =
                "{\"code\": \"%s\", \"eventId\": \"%s\"}".formatted(ticket.code(), event.id);
        await().until(() ->
                api.post("/v1/validations", validation, olivia().token())
                        .text()
                        .contains("\"VALID\""));
        return new World(
                Map.of(
                        "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77", event.id.toString(),
                        "013XR-ZP16B-2", String.valueOf(ticket.code())),
                _ -> olivia());
    }

    private Caller olivia() {
        return new Caller("olivia", issuer.token("olivia", "organizer"));
    }
}
