package dev.usher.event.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event")
class ClaimIntegrationTests {

    private final Api api;
    private final TestIssuer issuer;
    private final MutableClock clock;
    private final Shows shows;
    private final String alice;

    ClaimIntegrationTests(Api api, TestIssuer issuer, MutableClock clock) {
        this.api = api;
        this.issuer = issuer;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
        this.alice = shows.attendee("alice");
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void givesAReservationToAnOrderWithEverythingItNeeds() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String id = shows.reserve(alice, show, 2).string("/id");
        Instant deadline = inMinutes(31);

        ApiResponse claimed = shows.claim(id, UUID.randomUUID(), "alice", deadline).expect(200);

        assertThat(claimed.string("/reservationId")).isEqualTo(id);
        assertThat(claimed.string("/eventId")).isEqualTo(show.id());
        assertThat(claimed.string("/organizerId")).isEqualTo(TestIssuer.accountId("olivia"));
        assertThat(claimed.string("/expiresAt")).isEqualTo(deadline.toString());
        assertThat(claimed.string("/items/0/ticketTypeId")).isEqualTo(show.onlyType());
        assertThat(claimed.at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(claimed.at("/items/0/unitPrice/amount").asLong()).isEqualTo(2500);
        assertThat(claimed.at("/total/amount").asLong()).isEqualTo(5000);
        assertThat(claimed.string("/event/title")).isEqualTo("Winter Jazz");
        assertThat(claimed.string("/event/timeZone")).isEqualTo("Europe/Amsterdam");
        assertThat(claimed.string("/event/location/name")).isEqualTo("Paradiso");
        ApiResponse reservation = shows.reservation(alice, id);
        assertThat(reservation.string("/status")).isEqualTo("CHECKOUT");
        assertThat(reservation.string("/expiresAt")).isEqualTo(deadline.toString());
    }

    /** The reservation has put the offer into the memory that claims use. */
    @Test
    void tellsAnOrderTheEventAsItIsNow() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String id = shows.reserve(alice, show, 2).string("/id");
        api.patch("/v1/events/" + show.id(), Map.of("title", "Summer Jazz"), shows.olivia())
                .expect(200);

        ApiResponse claimed =
                shows.claim(id, UUID.randomUUID(), "alice", inMinutes(31)).expect(200);

        assertThat(claimed.string("/event/title")).isEqualTo("Summer Jazz");
        assertThat(shows.reservation(alice, id).header("ETag")).hasValue("\"2\"");
    }

    @Test
    void answersARepeatByTheSameOrderAndMovesTheDeadlineOnlyToALaterTime() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String id = shows.reserve(alice, show, 2).string("/id");
        UUID order = UUID.randomUUID();
        Instant first = inMinutes(31);
        Instant later = inMinutes(62);

        shows.claim(id, order, "alice", first).expect(200);
        ApiResponse extended = shows.claim(id, order, "alice", later).expect(200);
        ApiResponse earlier = shows.claim(id, order, "alice", first).expect(200);

        assertThat(extended.string("/expiresAt")).isEqualTo(later.toString());
        assertThat(earlier.string("/expiresAt")).isEqualTo(later.toString());
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
    }

    @Test
    void keepsACheckoutAfterTheHoldIsOver() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String held = shows.reserve(alice, show, 1).string("/id");
        String inCheckout = shows.reserve(alice, show, 2).string("/id");
        shows.claim(inCheckout, UUID.randomUUID(), "alice", inMinutes(31)).expect(200);

        clock.advance(Duration.ofMinutes(60));

        await().untilAsserted(() ->
                assertThat(shows.reservation(alice, held).string("/status")).isEqualTo("EXPIRED"));
        assertThat(shows.reservation(alice, inCheckout).string("/status")).isEqualTo("CHECKOUT");
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
        assertThat(api.delete("/v1/reservations/" + inCheckout, alice).code())
                .isEqualTo("reservation_in_checkout");
    }

    @Test
    void refusesAForeignAndAnUnknownReservation() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String id = shows.reserve(alice, show, 2).string("/id");

        ApiResponse foreign = shows.claim(id, UUID.randomUUID(), "adam", inMinutes(31));
        ApiResponse unknown =
                shows.claim(
                        UUID.randomUUID().toString(), UUID.randomUUID(), "alice", inMinutes(31));

        assertThat(foreign.expect(404).code()).isEqualTo("not_found");
        assertThat(unknown.expect(404).code()).isEqualTo("not_found");
        assertThat(shows.reservation(alice, id).string("/status")).isEqualTo("HELD");
    }

    @Test
    void refusesAReservationThatIsNotHeld() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String released = shows.reserve(alice, show, 1).string("/id");
        api.delete("/v1/reservations/" + released, alice);
        String taken = shows.reserve(alice, show, 1).string("/id");
        shows.claim(taken, UUID.randomUUID(), "alice", inMinutes(31)).expect(200);
        String over = shows.reserve(alice, show, 1).string("/id");
        clock.advance(Duration.ofMinutes(10));

        for (String id : new String[] {released, taken, over}) {
            assertThat(shows.claim(id, UUID.randomUUID(), "alice", inMinutes(31)).code())
                    .isEqualTo("reservation_not_held");
        }
    }

    @Test
    void acceptsClaimsOfPaymentServiceAlone() {
        Show show = shows.onSale(shows.concert(10, 2500));
        String path =
                "/internal/reservations/" + shows.reserve(alice, show, 1).string("/id") + "/claim";
        Map<String, Object> body =
                Map.of(
                        "orderId", UUID.randomUUID(),
                        "holderId", TestIssuer.accountId("alice"),
                        "expiresAt", inMinutes(31).toString());
        String withoutScope = issuer.tokenForClient("usher-payment").scope("profile").build();
        String otherClient = issuer.tokenForClient("usher-web").scope("reservations:claim").build();

        assertThat(api.post(path, body, null).status()).isEqualTo(401);
        assertThat(api.post(path, body, alice).status()).isEqualTo(403);
        assertThat(api.post(path, body, withoutScope).status()).isEqualTo(403);
        assertThat(api.post(path, body, otherClient).status()).isEqualTo(403);
    }

    @Test
    void refusesAClaimWithoutItsMembers() {
        ApiResponse refused =
                api.post(
                        "/internal/reservations/" + UUID.randomUUID() + "/claim",
                        Map.of("orderId", "x"),
                        shows.paymentService());

        assertThat(refused.expect(400).at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/orderId", "/holderId", "/expiresAt");
    }

    private Instant inMinutes(int minutes) {
        return clock.instant().plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.SECONDS);
    }
}
