package dev.usher.local.endtoend;

import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import dev.usher.local.journey.CheckoutPage;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One order, from its reservation on. */
record Purchase(World world, Visitor buyer, String orderId, String checkoutUrl, String session) {

    static Purchase open(World world, Visitor buyer, JsonNode event, int seats) {
        String reservation = Steps.reserve(buyer, event, seats).expect(201).text("/id");
        Reply order = buyer.send(Calls.openOrder(reservation)).expect(201);
        return new Purchase(
                world,
                buyer,
                order.text("/id"),
                order.text("/checkoutUrl"),
                order.text("/payment/stripeCheckoutSessionId"));
    }

    /** Pays on the page with a card that is accepted. */
    Purchase paid() {
        Reply answer = pay(CheckoutPage.GOOD_CARD);
        if (answer.status() != 303) {
            throw new AssertionError("paying answered " + answer.status());
        }
        return this;
    }

    Reply pay(String card) {
        return world.checkout(checkoutUrl).pay(card, buyer.name() + "@example.com");
    }

    String status() {
        return buyer.get("/v1/orders/" + orderId).expect(200).text("/status");
    }

    List<JsonNode> ticketsOnceFulfilled() {
        Steps.fulfilled(buyer, orderId);
        return tickets();
    }

    List<JsonNode> tickets() {
        return Steps.tickets(buyer, orderId).valueStream().toList();
    }
}
