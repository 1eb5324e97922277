package dev.usher.platform.messaging;

import dev.usher.contracts.Holder;
import dev.usher.contracts.ReservationConverted;
import dev.usher.contracts.TicketIssued;
import dev.usher.contracts.TicketState;
import dev.usher.platform.time.Ids;
import dev.usher.platform.time.TimeOrderedIds;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Ada's reservation and her ticket. */
final class Messages {

    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    static final UUID ORDER = new UUID(1, 1);
    static final UUID EVENT = new UUID(2, 2);

    private static final Ids IDS = new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());

    private Messages() {}

    static UUID id() {
        return IDS.next();
    }

    static ReservationConverted converted(UUID reservation) {
        return new ReservationConverted(reservation, ORDER, EVENT, NOON);
    }

    static OutgoingMessage convertedAs(UUID reservation, long sequence) {
        return OutgoingMessage.about(reservation, sequence, converted(reservation));
    }

    static TicketIssued issued(UUID ticket) {
        return new TicketIssued(
                new TicketState(
                        ticket,
                        1,
                        "VALID",
                        "ABCDEFGHJK",
                        null,
                        "00112233aabbccdd",
                        ORDER,
                        new UUID(3, 3),
                        new UUID(4, 4),
                        1,
                        EVENT,
                        new UUID(5, 5),
                        "Standing",
                        new Holder("Ada", null),
                        NOON,
                        null));
    }
}
