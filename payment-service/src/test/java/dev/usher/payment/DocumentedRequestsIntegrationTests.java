package dev.usher.payment;

import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventPublished;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MessageProbe;
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
@PaymentTest
class DocumentedRequestsIntegrationTests {

    /** Only Stripe can sign a notification. */
    private static final String WEBHOOK = "POST /v1/webhooks/stripe";

    private final Api api;
    private final Shop shop;
    private final TestEvents events;

    DocumentedRequestsIntegrationTests(Api api, Shop shop, MessageProbe messages) {
        this.api = api;
        this.shop = shop;
        this.events = new TestEvents(messages);
    }

    @TestFactory
    Stream<DynamicTest> areAnsweredAsDocumented() {
        return FuzzSlices.of(this::fuzz, Set.of(WEBHOOK), 600);
    }

    private Fuzz fuzz(long seed) {
        return new Fuzz.Setting(
                        api.get("/v3/api-docs", null).json(),
                        api::answerTo,
                        this::world,
                        Map.of(),
                        List.of(
                                alice(),
                                olivia(),
                                new Caller("oscar", shop.organizer("oscar")),
                                new Caller("nobody", null)))
                .seed(seed);
    }

    private static boolean isForOrganizers(String operation) {
        return operation.equals("GET /v1/orders")
                || operation.equals("POST /v1/orders/{id}/refunds")
                || operation.endsWith("/cancellation");
    }

    /**
     * An open order, a paid one for refunds, another reservation, and the event of the open order
     * as it was published.
     */
    private World world() {
        Reservation reservation = shop.twoSeatsForAlice();
        Reservation ordered = shop.twoSeatsForAlice();
        String order = Shop.id(shop.opened(ordered));
        String paid = Shop.id(shop.opened(shop.reserve("alice", 2, 0)));
        String event = ordered.eventId().toString();
        events.publish(ordered, 1, "PUBLISHED", EventPublished::new);
        await().until(() ->
                api.get("/v1/events/" + event + "/cancellation", shop.organizer("olivia")).status()
                        == 200);
        return new World(
                Map.of(
                        "/v1/orders/{id}",
                        "/v1/orders/" + order,
                        "/v1/orders/{id}/refunds",
                        "/v1/orders/" + paid + "/refunds",
                        "/v1/events/{id}",
                        "/v1/events/" + event,
                        "{eventId}",
                        event,
                        "019a9d3e-3f10-7c55-8a34-91f0a1c2d3e4",
                        reservation.id().toString()),
                operation -> isForOrganizers(operation) ? olivia() : alice());
    }

    private Caller alice() {
        return new Caller("alice", shop.attendee("alice"));
    }

    private Caller olivia() {
        return new Caller("olivia", shop.organizer("olivia"));
    }
}
