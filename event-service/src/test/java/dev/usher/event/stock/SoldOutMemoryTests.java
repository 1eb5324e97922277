package dev.usher.event.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.TicketTypeId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SoldOutMemoryTests {

    private static final TicketTypeId STANDING = new TicketTypeId(new UUID(1, 1));
    private static final TicketTypeId BALCONY = new TicketTypeId(new UUID(1, 2));

    private final SoldOutMemory memory = new SoldOutMemory(new StockSettings(Duration.ofHours(1)));

    @Test
    void refusesAWishForMoreSeatsThanWereLeft() {
        memory.remember(Map.of(STANDING, 1), memory.moment());

        assertThat(memory.of(List.of(new Seats(STANDING, 2))))
                .contains(new StockOutcome.TooFew(Map.of(STANDING, 1)));
        assertThat(memory.of(List.of(new Seats(STANDING, 1)))).isEmpty();
    }

    @Test
    void doesNotRefuseWhenAnyTypeIsUnknown() {
        memory.remember(Map.of(STANDING, 0), memory.moment());

        assertThat(memory.of(List.of(new Seats(STANDING, 1), new Seats(BALCONY, 1)))).isEmpty();
    }

    @Test
    void forgetsATypeWhoseSeatsWereGivenBack() {
        memory.remember(Map.of(STANDING, 0, BALCONY, 0), memory.moment());

        memory.forget(List.of(STANDING));

        assertThat(memory.of(List.of(new Seats(STANDING, 1)))).isEmpty();
        assertThat(memory.of(List.of(new Seats(BALCONY, 1)))).isPresent();
    }

    @Test
    void doesNotRememberWhatWasSeenBeforeSeatsWereGivenBack() {
        long before = memory.moment();

        memory.forget(List.of(STANDING));
        memory.remember(Map.of(STANDING, 0), before);

        assertThat(memory.of(List.of(new Seats(STANDING, 1)))).isEmpty();
    }
}
