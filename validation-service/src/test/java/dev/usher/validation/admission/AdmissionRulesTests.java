package dev.usher.validation.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.credential.KeyId;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import dev.usher.validation.TicketId;
import dev.usher.validation.access.GateEvent;
import dev.usher.validation.admission.IdentificationOutcome.Identified;
import dev.usher.validation.roster.AcceptedEntry;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.Whereabouts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads as the table of the rules: one line per cell. */
class AdmissionRulesTests {

    private static final Instant OPENS = Instant.parse("2027-01-20T18:00:00Z");
    private static final Instant CLOSES = Instant.parse("2027-01-20T23:00:00Z");
    private static final EventId EVENT = new EventId(new UUID(1, 1));
    private static final EventId OTHER_EVENT = new EventId(new UUID(1, 2));
    private static final TicketId TICKET = new TicketId(new UUID(2, 1));
    private static final int VERSION = 3;

    /** The places at which the holder of a ticket can be, and a ticket that is not known. */
    enum Holder {
        UNKNOWN,
        NEVER_ENTERED,
        INSIDE,
        LEFT
    }

    @ParameterizedTest(name = "{0} event, {1} at {2}: {3}")
    @CsvSource(
            textBlock =
                    """
                    # status,   direction, now,                  reason
                    PUBLISHED,  ENTRY,     2027-01-20T17:59:59Z, TOO_EARLY
                    PUBLISHED,  ENTRY,     2027-01-20T18:00:00Z, OK
                    PUBLISHED,  ENTRY,     2027-01-20T22:59:59Z, OK
                    PUBLISHED,  ENTRY,     2027-01-20T23:00:00Z, EVENT_ENDED
                    PUBLISHED,  ENTRY,     2027-01-21T09:00:00Z, EVENT_ENDED
                    PUBLISHED,  EXIT,      2027-01-20T17:59:59Z, OK
                    PUBLISHED,  EXIT,      2027-01-20T18:00:00Z, OK
                    PUBLISHED,  EXIT,      2027-01-20T23:00:00Z, OK
                    DRAFT,      ENTRY,     2027-01-20T17:59:59Z, TOO_EARLY
                    DRAFT,      ENTRY,     2027-01-20T18:00:00Z, OK
                    DRAFT,      ENTRY,     2027-01-20T23:00:00Z, EVENT_ENDED
                    DRAFT,      EXIT,      2027-01-20T23:00:00Z, OK
                    CANCELLED,  ENTRY,     2027-01-20T17:59:59Z, CANCELLED
                    CANCELLED,  ENTRY,     2027-01-20T18:00:00Z, CANCELLED
                    CANCELLED,  ENTRY,     2027-01-20T23:00:00Z, CANCELLED
                    CANCELLED,  EXIT,      2027-01-20T17:59:59Z, CANCELLED
                    CANCELLED,  EXIT,      2027-01-20T18:00:00Z, CANCELLED
                    CANCELLED,  EXIT,      2027-01-20T23:00:00Z, CANCELLED
                    """)
    void judgeTheEventAndTheTime(
            GateEvent.Status status, Direction direction, Instant now, Reason reason) {
        GateEvent event = event(status, true);

        assertThat(AdmissionRules.ofEvent(event, direction, EVENT, now)).isEqualTo(reason);
        assertThat(AdmissionRules.ofEvent(event, direction, OTHER_EVENT, now))
                .isEqualTo(Reason.WRONG_EVENT);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, re-entry {3}: {4}, of an older version {5}")
    @CsvSource(
            textBlock =
                    """
                    # direction, ticket,    holder,        re-entry, reason,           of an older version
                    ENTRY,       VALID,     NEVER_ENTERED, false,    OK,               SUPERSEDED
                    ENTRY,       VALID,     NEVER_ENTERED, true,     OK,               SUPERSEDED
                    ENTRY,       VALID,     INSIDE,        false,    ALREADY_ADMITTED, SUPERSEDED
                    ENTRY,       VALID,     INSIDE,        true,     ALREADY_ADMITTED, SUPERSEDED
                    ENTRY,       VALID,     LEFT,          false,    ALREADY_ADMITTED, SUPERSEDED
                    ENTRY,       VALID,     LEFT,          true,     OK,               SUPERSEDED
                    EXIT,        VALID,     NEVER_ENTERED, false,    NOT_INSIDE,       SUPERSEDED
                    EXIT,        VALID,     NEVER_ENTERED, true,     NOT_INSIDE,       SUPERSEDED
                    EXIT,        VALID,     INSIDE,        false,    OK,               SUPERSEDED
                    EXIT,        VALID,     INSIDE,        true,     OK,               SUPERSEDED
                    EXIT,        VALID,     LEFT,          false,    NOT_INSIDE,       SUPERSEDED
                    EXIT,        VALID,     LEFT,          true,     NOT_INSIDE,       SUPERSEDED
                    ENTRY,       CANCELLED, NEVER_ENTERED, false,    CANCELLED,        CANCELLED
                    ENTRY,       CANCELLED, NEVER_ENTERED, true,     CANCELLED,        CANCELLED
                    ENTRY,       CANCELLED, INSIDE,        false,    CANCELLED,        CANCELLED
                    ENTRY,       CANCELLED, INSIDE,        true,     CANCELLED,        CANCELLED
                    ENTRY,       CANCELLED, LEFT,          false,    CANCELLED,        CANCELLED
                    ENTRY,       CANCELLED, LEFT,          true,     CANCELLED,        CANCELLED
                    EXIT,        CANCELLED, NEVER_ENTERED, false,    CANCELLED,        CANCELLED
                    EXIT,        CANCELLED, NEVER_ENTERED, true,     CANCELLED,        CANCELLED
                    EXIT,        CANCELLED, INSIDE,        false,    CANCELLED,        CANCELLED
                    EXIT,        CANCELLED, INSIDE,        true,     CANCELLED,        CANCELLED
                    EXIT,        CANCELLED, LEFT,          false,    CANCELLED,        CANCELLED
                    EXIT,        CANCELLED, LEFT,          true,     CANCELLED,        CANCELLED
                    ENTRY,       VALID,     UNKNOWN,       false,    UNKNOWN_TICKET,   UNKNOWN_TICKET
                    ENTRY,       VALID,     UNKNOWN,       true,     UNKNOWN_TICKET,   UNKNOWN_TICKET
                    EXIT,        VALID,     UNKNOWN,       false,    UNKNOWN_TICKET,   UNKNOWN_TICKET
                    EXIT,        VALID,     UNKNOWN,       true,     UNKNOWN_TICKET,   UNKNOWN_TICKET
                    """)
    void judgeTheTicketAndItsWhereabouts(
            Direction direction,
            RosterEntry.Status status,
            Holder holder,
            boolean reentry,
            Reason reason,
            Reason ofOlderVersion) {
        Whereabouts whereabouts = whereabouts(status, holder);

        assertThat(AdmissionRules.ofTicket(direction, VERSION, reentry, whereabouts))
                .isEqualTo(reason);
        assertThat(AdmissionRules.ofTicket(direction, VERSION + 1, reentry, whereabouts))
                .isEqualTo(reason);
        assertThat(AdmissionRules.ofTicket(direction, Identified.CURRENT, reentry, whereabouts))
                .isEqualTo(reason);
        assertThat(AdmissionRules.ofTicket(direction, VERSION - 1, reentry, whereabouts))
                .isEqualTo(ofOlderVersion);
    }

    @ParameterizedTest(name = "{0} event, {1} ticket, {2}, at {3}: {4}")
    @CsvSource(
            textBlock =
                    """
                    # event,    ticket,    holder,        now,                  reason
                    PUBLISHED,  VALID,     NEVER_ENTERED, 2027-01-20T18:00:00Z, OK
                    PUBLISHED,  VALID,     LEFT,          2027-01-20T18:00:00Z, ALREADY_ADMITTED
                    PUBLISHED,  CANCELLED, INSIDE,        2027-01-20T18:00:00Z, CANCELLED
                    PUBLISHED,  CANCELLED, INSIDE,        2027-01-20T17:00:00Z, TOO_EARLY
                    PUBLISHED,  VALID,     UNKNOWN,       2027-01-20T23:00:00Z, EVENT_ENDED
                    CANCELLED,  VALID,     INSIDE,        2027-01-20T18:00:00Z, CANCELLED
                    """)
    void judgeTheEventBeforeTheTicket(
            GateEvent.Status eventStatus,
            RosterEntry.Status status,
            Holder holder,
            Instant now,
            Reason reason) {
        Reason decided =
                AdmissionRules.decide(
                        event(eventStatus, false),
                        Direction.ENTRY,
                        ticket(),
                        whereabouts(status, holder),
                        now);

        assertThat(decided).isEqualTo(reason);
    }

    private static GateEvent event(GateEvent.Status status, boolean reentry) {
        return new GateEvent(
                EVENT,
                "olivia",
                status,
                "Winter Jazz",
                OPENS.plusSeconds(3600),
                "Europe/Amsterdam",
                OPENS,
                CLOSES,
                reentry);
    }

    private static Identified ticket() {
        return new Identified(
                new RosterEntry(
                        TICKET,
                        EVENT,
                        VERSION,
                        RosterEntry.Status.VALID,
                        "013XR-ZP16B-2",
                        new KeyId(1),
                        "Standing",
                        "Alice Jansen"),
                VERSION);
    }

    private static @Nullable Whereabouts whereabouts(RosterEntry.Status status, Holder holder) {
        AcceptedEntry entry = new AcceptedEntry(new ScanId(new UUID(3, 1)), OPENS, "North");
        return switch (holder) {
            case UNKNOWN -> null;
            case NEVER_ENTERED -> new Whereabouts(status, VERSION, false, null);
            case INSIDE -> new Whereabouts(status, VERSION, true, entry);
            case LEFT -> new Whereabouts(status, VERSION, false, entry);
        };
    }
}
