package dev.usher.ticket.wallet;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.ticket.TestOrders;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Buys tickets for the people of a test: pays for an order and waits for its tickets. */
public record TicketBuyers(MessageProbe kafka, Api api, TestIssuer issuer) {

    public List<JsonNode> buy(String buyer, UUID event, int seats) {
        return pay(TestOrders.paidBy(buyer, event, seats), seats);
    }

    public List<JsonNode> pay(PaymentSucceeded paid, int seats) {
        kafka.publish(paid.reservationId().toString(), paid.orderId().toString(), 1, paid);
        String buyer = paid.buyer().name();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                api.get(
                                                "/v1/tickets?orderId=" + paid.orderId(),
                                                issuer.token(buyer, "attendee"))
                                        .expect(200)
                                        .at("/items")
                                        .valueStream()
                                        .toList(),
                        found -> found.size() == seats);
    }
}
