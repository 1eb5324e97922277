package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.DocumentedBodies;
import dev.usher.platform.testing.MessageProbe;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The service reads bodies as its documentation states. */
@PaymentTest
class DocumentedBodiesIntegrationTests {

    private static final String OPEN = "POST /v1/orders";
    private static final String REFUND = "POST /v1/orders/{id}/refunds";

    /** The id of the ticket in the examples. */
    private static final String TICKET_ID = "3d0c4b1e-7a8f-8c21-9b1a-5f6e7d8c9b0a";

    /** The id of the reservation in the examples. */
    private static final String RESERVATION_ID = "019a9d3e-3f10-7c55-8a34-91f0a1c2d3e4";

    private final Api api;
    private final Shop shop;
    private final MessageProbe messages;

    DocumentedBodiesIntegrationTests(Api api, Shop shop, MessageProbe messages) {
        this.api = api;
        this.shop = shop;
        this.messages = messages;
    }

    @Test
    void areThoseOfTwoOperations() {
        assertThat(DocumentedBodies.of(api).operations()).containsExactlyInAnyOrder(OPEN, REFUND);
    }

    @TestFactory
    Stream<DynamicTest> areAcceptedIfTheyAreExamples() {
        return DocumentedBodies.of(api).examples(OPEN).stream()
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.toString(), () -> open(example.body()).expect(201)));
    }

    @TestFactory
    Stream<DynamicTest> ofRefundsAreAcceptedIfTheyAreExamples() {
        return DocumentedBodies.of(api).examples(REFUND).stream()
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.toString(), () -> refund(example.body()).expect(202)));
    }

    @TestFactory
    Stream<DynamicTest> areRefusedIfTheyBreakAStatedLimit() {
        return Stream.concat(
                DocumentedBodies.of(api).broken(OPEN).stream()
                        .map(broken ->
                                DynamicTest.dynamicTest(
                                        broken.toString(),
                                        () -> broken.assertRefused(open(broken.body())))),
                DocumentedBodies.of(api).broken(REFUND).stream()
                        .map(broken ->
                                DynamicTest.dynamicTest(
                                        broken.toString(),
                                        () -> broken.assertRefused(refund(broken.body())))));
    }

    /**
     * Refunds a fulfilled order, one of whose tickets takes the place of the one in the example.
     */
    private ApiResponse refund(JsonNode body) {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
        UUID ticket = UUID.randomUUID();
        messages.publish(ticket, 1, shop.ticket(order, ticket, 1));
        UUID other = UUID.randomUUID();
        messages.publish(other, 1, shop.ticket(order, other, 2));
        shop.awaitStatus(order, "FULFILLED");
        return api.post(
                "/v1/orders/" + Shop.id(order) + "/refunds",
                body.toString().replace(TICKET_ID, ticket.toString()),
                shop.organizer("olivia"));
    }

    /** Opens an order on a new reservation, whose id takes the place of the one in the example. */
    private ApiResponse open(JsonNode body) {
        Reservation reservation = shop.twoSeatsForAlice();
        String text = body.toString().replace(RESERVATION_ID, reservation.id().toString());
        return api.post("/v1/orders", text, shop.attendee("alice"));
    }
}
