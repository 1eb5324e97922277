package dev.usher.event.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.TicketTypeId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatsLeftTests {

    private static final TicketTypeId STANDING = new TicketTypeId(new UUID(1, 1));
    private static final TicketTypeId BALCONY = new TicketTypeId(new UUID(1, 2));
    private static final long TERMS = 7;

    private final SeatsLeft left =
            new SeatsLeft(
                    List.of(
                            new SeatsLeft.Row(STANDING, true, 3, TERMS),
                            new SeatsLeft.Row(BALCONY, true, 1, TERMS)));

    @Test
    void grantsSeatsUntilNoneIsLeft() {
        assertThat(left.take(List.of(new Seats(STANDING, 2)), TERMS))
                .isEqualTo(new StockOutcome.Taken());
        assertThat(left.take(List.of(new Seats(STANDING, 2)), TERMS))
                .isEqualTo(new StockOutcome.TooFew(Map.of(STANDING, 1)));
        assertThat(left.take(List.of(new Seats(STANDING, 1)), TERMS))
                .isEqualTo(new StockOutcome.Taken());
    }

    @Test
    void takesNothingOfAnyTypeWhenOneHasTooFewSeats() {
        List<Seats> both = List.of(new Seats(STANDING, 3), new Seats(BALCONY, 2));

        assertThat(left.take(both, TERMS))
                .isEqualTo(new StockOutcome.TooFew(Map.of(STANDING, 3, BALCONY, 1)));

        assertThat(left.take(List.of(new Seats(STANDING, 3)), TERMS))
                .isEqualTo(new StockOutcome.Taken());
    }

    @Test
    void refusesAWishThatWasDecidedByOlderTerms() {
        List<Seats> one = List.of(new Seats(STANDING, 1));

        assertThat(left.take(one, TERMS - 1)).isEqualTo(new StockOutcome.NotOnSale());
        assertThat(left.take(one, TERMS + 1)).isEqualTo(new StockOutcome.Taken());
        assertThat(left.take(one, SeatsLeft.ANY_TERMS)).isEqualTo(new StockOutcome.Taken());
    }

    @Test
    void refusesClosedAndUnknownTypes() {
        SeatsLeft closed = new SeatsLeft(List.of(new SeatsLeft.Row(STANDING, false, 3, TERMS)));

        assertThat(closed.take(List.of(new Seats(STANDING, 1)), TERMS))
                .isEqualTo(new StockOutcome.NotOnSale());
        assertThat(closed.take(List.of(new Seats(BALCONY, 1)), TERMS))
                .isEqualTo(new StockOutcome.NotOnSale());
    }
}
