package dev.usher.ticket.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.credential.RootSecret;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketNumbersTests {

    private static final OrderId ORDER =
            new OrderId(UUID.fromString("01932f6e-8a00-7abc-8def-0123456789ab"));
    private static final UUID LINE = UUID.fromString("01932f6e-8a01-7abc-8def-0123456789ab");

    private final TicketNumbers numbers = new TicketNumbers(new RootSecret(new byte[32]));

    @Test
    void givesASeatTheSameIdAndCodeEveryTime() {
        TicketNumbers afterRestart = new TicketNumbers(new RootSecret(new byte[32]));
        TicketId id = numbers.idOf(ORDER, LINE, 1);

        assertThat(afterRestart.idOf(ORDER, LINE, 1)).isEqualTo(id);
        assertThat(afterRestart.codeOf(id, 1, 0)).isEqualTo(numbers.codeOf(id, 1, 0));
    }

    @Test
    void makesIdsOfVersionEight() {
        UUID id = numbers.idOf(ORDER, LINE, 1).value();

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void givesEachSeatLineAndOrderAnother() {
        Set<Object> seen = new HashSet<>();

        for (int seat = 1; seat <= 1_000; seat++) {
            TicketId id = numbers.idOf(ORDER, LINE, seat);
            assertThat(seen.add(id)).isTrue();
            assertThat(seen.add(numbers.codeOf(id, 1, 0))).isTrue();
        }
        assertThat(seen.add(numbers.idOf(ORDER, ORDER.value(), 1))).isTrue();
        assertThat(seen.add(numbers.idOf(new OrderId(LINE), LINE, 1))).isTrue();
    }

    @Test
    void givesAnotherCodeInAnotherRoundOrVersion() {
        TicketId id = numbers.idOf(ORDER, LINE, 1);

        assertThat(numbers.codeOf(id, 1, 0))
                .isNotEqualTo(numbers.codeOf(id, 1, 1))
                .isNotEqualTo(numbers.codeOf(id, 2, 0));
    }

    @Test
    void tellsNothingWithoutTheSecret() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(new TicketNumbers(new RootSecret(other)).idOf(ORDER, LINE, 1))
                .isNotEqualTo(numbers.idOf(ORDER, LINE, 1));
    }
}
