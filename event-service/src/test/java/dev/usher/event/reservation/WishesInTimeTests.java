package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.event.catalog.Location;
import dev.usher.event.offer.Offer;
import dev.usher.event.stock.Seats;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.form.CallerReferences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WishesInTimeTests {

    private static final EventId EVENT = new EventId(new UUID(1, 1));
    private static final TicketTypeId TYPE = new TicketTypeId(new UUID(2, 2));
    private static final Instant START = Instant.parse("2027-01-20T19:00:00Z");
    private static final ReservationOutcome BUSY = new ReservationOutcome.Busy();

    private final List<List<HoldWish>> decisions = new ArrayList<>();

    @Test
    void leavesOutWishesThatCameTooLate() {
        HoldWish late = wish(1, Deadline.in(Duration.ZERO));
        HoldWish first = wish(2, Deadline.none());
        HoldWish second = wish(3, Deadline.none());

        List<ReservationOutcome> outcomes =
                WishesInTime.decide(List.of(first, late, second), this::grantAll);

        assertThat(outcomes).containsExactly(held(first), BUSY, held(second));
        assertThat(decisions).containsExactly(List.of(first, second));
    }

    @Test
    void decidesNothingIfNobodyWaits() {
        HoldWish late = wish(1, Deadline.in(Duration.ZERO));

        assertThat(WishesInTime.decide(List.of(late), this::grantAll)).containsExactly(BUSY);

        assertThat(decisions).isEmpty();
    }

    @Test
    void asksAtMostOncePerWish() {
        HoldWish first = wish(1, Deadline.none());
        HoldWish second = wish(2, Deadline.none());

        List<ReservationOutcome> outcomes =
                WishesInTime.decide(
                        List.of(first, second),
                        wishes -> {
                            decisions.add(wishes);
                            return Optional.empty();
                        });

        assertThat(outcomes).containsExactly(BUSY, BUSY);
        assertThat(decisions).hasSize(2);
    }

    @Test
    void noticesOnlyAGrantThatComesTooLate() {
        HoldWish late = wish(1, Deadline.in(Duration.ZERO));
        HoldWish other = wish(2, Deadline.none());

        assertThat(WishesInTime.grantsTooLate(List.of(late, other), List.of(BUSY, held(other))))
                .isFalse();
        assertThat(
                        WishesInTime.grantsTooLate(
                                List.of(late, other), List.of(held(late), held(other))))
                .isTrue();
    }

    @Test
    void takesTheLongestDeadlineForAll() {
        Deadline longest = Deadline.in(Duration.ofMinutes(1));

        assertThat(
                        WishesInTime.latest(
                                List.of(
                                        wish(1, Deadline.in(Duration.ofSeconds(1))),
                                        wish(2, longest))))
                .isSameAs(longest);
    }

    private Optional<List<ReservationOutcome>> grantAll(List<HoldWish> wishes) {
        decisions.add(wishes);
        return Optional.of(wishes.stream().map(WishesInTimeTests::held).toList());
    }

    private static ReservationOutcome held(HoldWish wish) {
        return new ReservationOutcome.Held(wish.reservation());
    }

    private static HoldWish wish(int id, Deadline deadline) {
        Reservation reservation =
                Reservation.held(
                        new ReservationId(new UUID(0, id)),
                        EVENT,
                        "ada",
                        List.of(new ReservedItem(TYPE, "Standing", 1, new Money(2500, "EUR"))),
                        START,
                        CallerReferences.NONE);
        Offer offer =
                new Offer(
                        EVENT,
                        1,
                        "olivia",
                        true,
                        "Winter Jazz",
                        START,
                        START.plusSeconds(60),
                        "Europe/Amsterdam",
                        START,
                        new Location("Paradiso", null, null, "NL"),
                        null,
                        List.of());
        return new HoldWish(
                new ReservationRequest(
                        "ada", null, EVENT, List.of(new Seats(TYPE, 1)), CallerReferences.NONE),
                reservation,
                null,
                offer,
                0,
                deadline);
    }
}
