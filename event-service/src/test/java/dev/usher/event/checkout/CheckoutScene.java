package dev.usher.event.checkout;

import dev.usher.event.Books;
import dev.usher.event.EventId;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.ReservationId;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.TestIssuer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Alice, her reservations, and orders that have claimed them. */
final class CheckoutScene {

    /** A reservation of Alice's in the checkout of an order. */
    record Checkout(
            ReservationId reservation, OrderId order, Show show, int quantity, Instant heldUntil) {

        EventId event() {
            return new EventId(show.uuid());
        }

        /** Another order that names the same reservation. */
        Checkout byAnotherOrder() {
            return new Checkout(
                    reservation, new OrderId(UUID.randomUUID()), show, quantity, heldUntil);
        }
    }

    private final Shows shows;
    private final Database database;
    private final MutableClock clock;
    private final String alice;

    CheckoutScene(Api api, TestIssuer issuer, Database database, MutableClock clock) {
        this.shows = new Shows(api, issuer);
        this.database = database;
        this.clock = clock;
        this.alice = shows.attendee("alice");
    }

    Shows shows() {
        return shows;
    }

    String alice() {
        return alice;
    }

    Instant deadline() {
        return clock.instant().plus(Duration.ofMinutes(31));
    }

    Checkout checkout(Show show, int quantity) {
        Checkout held = held(show, quantity);
        claimAgain(held).expect(200);
        return held;
    }

    /** A reservation of Alice's that no order has claimed, with an order that names it. */
    Checkout held(Show show, int quantity) {
        ApiResponse held = shows.reserve(alice, show, quantity).expect(201);
        return new Checkout(
                new ReservationId(UUID.fromString(held.string("/id"))),
                new OrderId(UUID.randomUUID()),
                show,
                quantity,
                Instant.parse(held.string("/expiresAt")));
    }

    /** An order of a reservation that does not exist. */
    Checkout unknown(Show show) {
        return new Checkout(
                new ReservationId(UUID.randomUUID()),
                new OrderId(UUID.randomUUID()),
                show,
                1,
                clock.instant());
    }

    ApiResponse claimAgain(Checkout checkout) {
        return shows.claim(
                checkout.reservation().toString(), checkout.order().value(), "alice", deadline());
    }

    String status(Checkout checkout) {
        return shows.reservation(alice, checkout.reservation().toString()).string("/status");
    }

    /** Resets the clock and compares the counters of the stock with the reservations. */
    void end() throws SQLException {
        clock.reset();
        Books.balance(database);
    }
}
