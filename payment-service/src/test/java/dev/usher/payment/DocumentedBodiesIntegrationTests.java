package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.DocumentedBodies;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The service reads bodies as its documentation states. */
@PaymentTest
class DocumentedBodiesIntegrationTests {

    private static final String OPEN = "POST /v1/orders";

    /** The id of the reservation in the examples. */
    private static final String RESERVATION_ID = "019a9d3e-3f10-7c55-8a34-91f0a1c2d3e4";

    private final Api api;
    private final Shop shop;

    DocumentedBodiesIntegrationTests(Api api, Shop shop) {
        this.api = api;
        this.shop = shop;
    }

    @Test
    void areThoseOfOneOperation() {
        assertThat(DocumentedBodies.of(api).operations()).containsExactly(OPEN);
    }

    @TestFactory
    Stream<DynamicTest> areAcceptedIfTheyAreExamples() {
        return DocumentedBodies.of(api).examples(OPEN).stream()
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.toString(), () -> open(example.body()).expect(201)));
    }

    @TestFactory
    Stream<DynamicTest> areRefusedIfTheyBreakAStatedLimit() {
        return DocumentedBodies.of(api).broken(OPEN).stream()
                .map(broken ->
                        DynamicTest.dynamicTest(
                                broken.toString(),
                                () -> broken.assertRefused(open(broken.body()))));
    }

    /** Opens an order on a new reservation, whose id takes the place of the one in the example. */
    private ApiResponse open(JsonNode body) {
        Reservation reservation = shop.twoSeatsForAlice();
        String text = body.toString().replace(RESERVATION_ID, reservation.id().toString());
        return api.post("/v1/orders", text, shop.attendee("alice"));
    }
}
