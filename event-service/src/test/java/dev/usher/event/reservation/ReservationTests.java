package dev.usher.event.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.platform.web.form.CallerReferences;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservationTests {

    private static final Instant HELD_UNTIL = Instant.parse("2026-11-22T10:10:00Z");
    private static final Instant DEADLINE = Instant.parse("2026-11-22T10:31:00Z");
    private static final OrderId ORDER = new OrderId(new UUID(0, 7));
    private static final OrderId OTHER = new OrderId(new UUID(0, 8));

    private final Reservation reservation = twoSeatsAndABalconyForAda();

    @Test
    void costsWhatItsItemsCost() {
        assertThat(reservation.total()).isEqualTo(new Money(9000, "EUR"));
        assertThat(reservation.quantity()).isEqualTo(3);
    }

    @Test
    void isOverAtTheVeryMomentItEnds() {
        assertThat(reservation.holdOver(HELD_UNTIL.minusNanos(1))).isFalse();
        assertThat(reservation.holdOver(HELD_UNTIL)).isTrue();
    }

    @Test
    void canBeReleasedOnlyWhileHeld() {
        reservation.release();

        assertThat(reservation.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThatIllegalStateException().isThrownBy(reservation::release);
        assertThatIllegalStateException().isThrownBy(() -> reservation.checkOut(ORDER, DEADLINE));
    }

    @Test
    void belongsToItsOrderInCheckout() {
        reservation.checkOut(ORDER, DEADLINE);

        assertThat(reservation.inCheckoutOf(ORDER)).isTrue();
        assertThat(reservation.inCheckoutOf(OTHER)).isFalse();
        assertThat(reservation.expiresAt()).isEqualTo(DEADLINE);
        assertThatIllegalStateException().isThrownBy(reservation::release);
        assertThatIllegalStateException().isThrownBy(() -> reservation.checkOut(OTHER, DEADLINE));
        assertThatIllegalStateException().isThrownBy(() -> reservation.retake(OTHER));
    }

    @Test
    void movesItsDeadlineOnlyToALaterTime() {
        reservation.checkOut(ORDER, DEADLINE);
        long version = reservation.version();

        reservation.extend(DEADLINE.minusSeconds(1));
        assertThat(reservation.expiresAt()).isEqualTo(DEADLINE);
        assertThat(reservation.version()).isEqualTo(version);

        reservation.extend(DEADLINE.plusSeconds(1));
        assertThat(reservation.expiresAt()).isEqualTo(DEADLINE.plusSeconds(1));
        assertThat(reservation.version()).isEqualTo(version + 1);
    }

    @Test
    void cannotBeExtendedOutsideCheckout() {
        assertThatIllegalStateException().isThrownBy(() -> reservation.extend(DEADLINE));
    }

    @Test
    void staysConverted() {
        reservation.checkOut(ORDER, DEADLINE);
        reservation.convert(ORDER);

        assertThat(reservation.convertedBy(ORDER)).isTrue();
        assertThat(reservation.convertedBy(OTHER)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> reservation.convert(ORDER));
        assertThatIllegalStateException().isThrownBy(reservation::release);
        assertThatIllegalStateException().isThrownBy(() -> reservation.retake(ORDER));
        assertThatIllegalStateException().isThrownBy(reservation::expireCheckout);
    }

    @Test
    void isHeldAgainUntilItsFirstDeadline() {
        reservation.checkOut(ORDER, DEADLINE);

        reservation.holdAgain();

        assertThat(reservation.status()).isEqualTo(ReservationStatus.HELD);
        assertThat(reservation.order()).isNull();
        assertThat(reservation.expiresAt()).isEqualTo(HELD_UNTIL);
        assertThatIllegalStateException().isThrownBy(reservation::holdAgain);
    }

    @Test
    void endsWithItsOrder() {
        reservation.checkOut(ORDER, DEADLINE);
        reservation.expireCheckout();
        assertThat(reservation.status()).isEqualTo(ReservationStatus.EXPIRED);

        reservation.retake(ORDER);
        assertThat(reservation.inCheckoutOf(ORDER)).isTrue();

        reservation.releaseCheckout();
        assertThat(reservation.status()).isEqualTo(ReservationStatus.RELEASED);
        assertThatIllegalStateException().isThrownBy(reservation::releaseCheckout);
    }

    private static Reservation twoSeatsAndABalconyForAda() {
        return Reservation.held(
                new ReservationId(new UUID(0, 1)),
                new EventId(new UUID(0, 2)),
                "ada",
                List.of(item(3, "Standing", 2, 2500), item(4, "Balcony", 1, 4000)),
                HELD_UNTIL,
                CallerReferences.NONE);
    }

    private static ReservedItem item(long id, String name, int quantity, long amount) {
        return new ReservedItem(
                new TicketTypeId(new UUID(0, id)), name, quantity, new Money(amount, "EUR"));
    }
}
