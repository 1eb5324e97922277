package dev.usher.chaos.crowd;

import dev.usher.client.ApiCall;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of one buyer; an insistent buyer repeats each with its key. */
final class Shop {

    private static final int TIMES = 12;
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int WAIT_SECONDS = 3;

    private final UsherClient client;
    private final Actor buyer;
    private final String journey;
    private final int times;

    Shop(UsherClient client, Actor buyer, String journey, boolean insistent) {
        this.client = client;
        this.buyer = buyer;
        this.journey = journey;
        this.times = insistent ? TIMES : 1;
    }

    Reply reserve(String event, List<String> types, int each) throws InterruptedException {
        return insist(Calls.reserve(event, types, each).keyed(journey + "-reserve"));
    }

    void release(String reservation, String event) throws InterruptedException {
        insist(Calls.releaseReservation(reservation).about(Map.of("event", event)));
    }

    /** Opens an order; the tab tells two requests of a buyer for one reservation apart. */
    Optional<OpenedOrder> open(String reservation, String event, int quantity, String tab)
            throws InterruptedException {
        Reply reply =
                insist(
                        Calls.openOrder(reservation)
                                .keyed(journey + "-order" + tab)
                                .about(
                                        Map.of(
                                                "event",
                                                event,
                                                "quantity",
                                                String.valueOf(quantity))));
        return reply.ok() ? Optional.of(OpenedOrder.of(reply, quantity)) : Optional.empty();
    }

    Reply cancel(OpenedOrder order) throws InterruptedException {
        return insist(
                Calls.cancelOrder(order.id()).keyed(journey + "-cancel").about(reservation(order)));
    }

    /** Reads the order; waits a few seconds for a change. */
    Reply look(OpenedOrder order) throws InterruptedException {
        return client.send(
                buyer.caller(),
                Calls.awaitOrder(order.id(), WAIT_SECONDS).about(reservation(order)));
    }

    List<BoughtTicket> tickets(OpenedOrder order) throws InterruptedException {
        ApiCall call =
                Calls.ticketsOf(order.id())
                        .about(reservation(order))
                        .about(
                                Map.of(
                                        "event", order.event(),
                                        "quantity", String.valueOf(order.quantity())));
        return client.insist(buyer.caller(), call, TIMES, AT_MOST)
                .json()
                .path("items")
                .valueStream()
                .map(each ->
                        new BoughtTicket(
                                each.path("id").asString(),
                                each.path("credential").asString(""),
                                order.id(),
                                order.event()))
                .toList();
    }

    private Reply insist(ApiCall call) throws InterruptedException {
        return client.insist(buyer.caller(), call, times, AT_MOST);
    }

    private static Map<String, String> reservation(OpenedOrder order) {
        return Map.of("reservation", order.reservation());
    }
}
