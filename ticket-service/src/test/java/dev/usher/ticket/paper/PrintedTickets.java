package dev.usher.ticket.paper;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets for the tests of printing. */
final class PrintedTickets {

    static final UUID ID = UUID.fromString("01932f6e-8a3c-8d4e-9f10-2b3c4d5e6f70");
    static final String CODE = "013XR-ZP16B-2";

    private PrintedTickets() {}

    static PrintedTicket winterJazz() {
        return named("Winter Jazz", "Alice Example");
    }

    static PrintedTicket named(String title, @Nullable String holder) {
        return of(title, "Standing", holder, new PrintedTicket.Pass(CODE, chessboard()));
    }

    static PrintedTicket cancelled() {
        return of("Winter Jazz", "Standing", "Alice Example", null);
    }

    static PrintedTicket of(
            String title, String type, @Nullable String holder, PrintedTicket.@Nullable Pass pass) {
        return new PrintedTicket(
                ID,
                UUID.fromString("01932f6e-8a00-7abc-8def-0123456789ab"),
                new PrintedTicket.Show(
                        title,
                        Instant.parse("2027-01-20T19:00:00Z"),
                        Instant.parse("2027-01-20T23:00:00Z"),
                        ZoneId.of("Europe/Amsterdam")),
                List.of("Paradiso", "Weteringschans 6", "Amsterdam, NL"),
                type,
                holder,
                pass);
    }

    private static QrModules chessboard() {
        return new QrModules() {
            @Override
            public int width() {
                return 53;
            }

            @Override
            public boolean dark(int column, int row) {
                return (column + row) % 2 == 0;
            }
        };
    }
}
