package dev.usher.ticket.mail;

import dev.usher.contracts.Buyer;
import dev.usher.contracts.EventPublished;
import dev.usher.contracts.EventSummary;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.ticket.TestOrders;
import java.time.Clock;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Pays for orders at the time that the service has, so that their tickets are mailed. */
record Orders(MessageProbe kafka, Clock clock) {

    private static final Queue<UUID> EVENTS = new ConcurrentLinkedQueue<>();

    /** Returns an address that no other test writes to. */
    static String newAddress() {
        return UUID.randomUUID() + "@example.com";
    }

    PaymentSucceeded paid(String buyer, @Nullable String email, int seats) {
        return paid(buyer, buyer, email, "Winter Jazz", seats);
    }

    PaymentSucceeded paid(
            String buyer, String name, @Nullable String email, String title, int seats) {
        PaymentSucceeded usual = TestOrders.paidBy(buyer, UUID.randomUUID(), seats);
        EventSummary event = usual.event();
        PaymentSucceeded paid =
                new PaymentSucceeded(
                        usual.orderId(),
                        usual.reservationId(),
                        usual.eventId(),
                        usual.organizerId(),
                        clock.instant(),
                        usual.total(),
                        new Buyer(usual.buyer().accountId(), name, email),
                        usual.lines(),
                        new EventSummary(
                                title,
                                event.startsAt(),
                                event.endsAt(),
                                event.timeZone(),
                                event.location()));
        EVENTS.add(paid.eventId());
        announce(paid);
        return paid;
    }

    /**
     * Publishes the events of all orders. Topics outlive a test, and a table is made again from
     * them only if each ticket has its event.
     */
    void publishEvents() {
        for (UUID event = EVENTS.poll(); event != null; event = EVENTS.poll()) {
            kafka.publish(
                    event,
                    1,
                    new EventPublished(
                            TestOrders.winterJazz(event, 1, "PUBLISHED", "Winter Jazz")));
        }
    }

    void announce(PaymentSucceeded paid) {
        kafka.publish(paid.reservationId().toString(), paid.orderId().toString(), 1, paid);
    }
}
