package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.EventId;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Seats;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.idempotency.KeyedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Requests that run with a key that was used, as on two replicas at once. */
@ServiceTest(schema = "event")
class RepeatedRequestIntegrationTests {

    private final PlaceReservation reservations;
    private final Shows shows;

    RepeatedRequestIntegrationTests(PlaceReservation reservations, Api api, TestIssuer issuer) {
        this.reservations = reservations;
        this.shows = new Shows(api, issuer);
    }

    @Test
    void holdsOnceForOneKeyWhenRequestsRunTogether() throws Exception {
        Show show = shows.onSale(shows.concert(50, 0));
        List<Future<ReservationOutcome>> runs = new ArrayList<>();
        try (ExecutorService repeats = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                runs.add(repeats.submit(() -> reservations.place(wish(show, "together", 2))));
            }
        }

        List<ReservationOutcome> outcomes = new ArrayList<>();
        for (Future<ReservationOutcome> run : runs) {
            outcomes.add(run.get());
        }
        assertThat(outcomes).filteredOn(ReservationOutcome.Held.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .extracting(RepeatedRequestIntegrationTests::id)
                .containsOnly(id(outcomes.getFirst()));
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
    }

    @Test
    void answersARepeatWithTheFirstReservationWhenNoSeatIsLeft() {
        Show show = shows.onSale(shows.concert(2, 0));

        ReservationOutcome first = reservations.place(wish(show, "last", 2));
        ReservationOutcome repeat = reservations.place(wish(show, "last", 2));

        assertThat(id(repeat)).isEqualTo(id(first));
        assertThat(reservations.place(wish(show, "other", 2)))
                .isInstanceOf(ReservationOutcome.SoldOut.class);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherReservation() {
        Show show = shows.onSale(shows.concert(9, 0));
        reservations.place(wish(show, "reused", 2));

        assertThat(reservations.place(wish(show, "reused", 3)))
                .isInstanceOf(ReservationOutcome.KeyReused.class);
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(2);
    }

    private static ReservationId id(ReservationOutcome outcome) {
        return switch (outcome) {
            case ReservationOutcome.Held(Reservation held) -> held.id();
            case ReservationOutcome.HeldBefore(Reservation held) -> held.id();
            case ReservationOutcome other -> throw new AssertionError(other);
        };
    }

    private static ReservationRequest wish(Show show, String key, int quantity) {
        return new ReservationRequest(
                TestIssuer.accountId("repeater"),
                new KeyedRequest("repeater", key + show.id(), new byte[32], Duration.ofMinutes(1)),
                new EventId(show.uuid()),
                List.of(new Seats(new TicketTypeId(UUID.fromString(show.onlyType())), quantity)),
                CallerReferences.NONE);
    }
}
