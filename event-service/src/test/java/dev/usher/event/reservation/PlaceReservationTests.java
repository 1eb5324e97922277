package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.EventId;
import dev.usher.event.catalog.Location;
import dev.usher.event.offer.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlaceReservationTests {

    private static final ReservationOutcome NOT_ON_SALE = new ReservationOutcome.NotOnSale();
    private static final ReservationOutcome KEY_REUSED = new ReservationOutcome.KeyReused();

    /** The versions of the event by which the request was decided. */
    private final List<Long> decidedBy = new ArrayList<>();

    @Test
    void returnsARefusalThatTheCurrentVersionConfirms() {
        assertThat(decide(3, () -> offer(3), NOT_ON_SALE)).isEqualTo(NOT_ON_SALE);

        assertThat(decidedBy).containsExactly(3L);
    }

    @Test
    void decidesAgainByANewerVersionOfTheEvent() {
        assertThat(decide(3, () -> offer(4), NOT_ON_SALE)).isEqualTo(NOT_ON_SALE);

        assertThat(decidedBy).containsExactly(3L, 4L);
    }

    @Test
    void doesNotAskForTheCurrentVersionWhenItCannotMatter() {
        Supplier<Optional<Offer>> unexpected =
                () -> {
                    throw new AssertionError("was asked");
                };

        assertThat(decide(3, unexpected, KEY_REUSED)).isEqualTo(KEY_REUSED);
    }

    @Test
    void refusesAsUnknownWhenTheEventIsGone() {
        assertThat(decide(3, Optional::empty, NOT_ON_SALE))
                .isEqualTo(new ReservationOutcome.UnknownEvent());
    }

    @Test
    void refusesAsBusyWhenTheEventChangesDuringEveryDecision() {
        AtomicLong version = new AtomicLong();

        assertThat(decide(0, () -> offer(version.incrementAndGet()), NOT_ON_SALE))
                .isEqualTo(new ReservationOutcome.Busy());

        assertThat(decidedBy)
                .containsExactlyElementsOf(
                        LongStream.range(0, PlaceReservation.MAX_OFFERS).boxed().toList());
    }

    private ReservationOutcome decide(
            long recent, Supplier<Optional<Offer>> current, ReservationOutcome outcome) {
        return PlaceReservation.decide(
                offer(recent),
                current,
                offer -> {
                    decidedBy.add(offer.version());
                    return outcome;
                });
    }

    private static Optional<Offer> offer(long version) {
        Instant start = Instant.parse("2027-01-20T19:00:00Z");
        return Optional.of(
                new Offer(
                        new EventId(new UUID(1, 1)),
                        version,
                        "olivia",
                        true,
                        "Winter Jazz",
                        start,
                        start.plusSeconds(60),
                        "Europe/Amsterdam",
                        start,
                        new Location("Paradiso", null, null, "NL"),
                        null,
                        List.of()));
    }
}
