package dev.usher.validation.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.credential.KeyId;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import dev.usher.validation.TicketId;
import dev.usher.validation.roster.Roster;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the statements that admit with the rules in Java, for every state of a ticket. */
@ServiceTest(schema = "validation")
class AdmissionStatementsIntegrationTests {

    private static final Instant NOW = Instant.parse("2027-01-20T19:00:00Z");
    private static final int VERSION = 3;

    private final Scans scans;
    private final Roster roster;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AdmissionStatementsIntegrationTests(
            Scans scans, Roster roster, JdbcClient jdbc, TransactionTemplate transaction) {
        this.scans = scans;
        this.roster = roster;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Cell(
            RosterEntry.Status status,
            boolean entered,
            boolean inside,
            int version,
            boolean reentry,
            Direction direction) {}

    @Test
    void admitExactlyThoseTheRulesAdmit() {
        EventId event = new EventId(UUID.randomUUID());

        for (Cell cell : cells()) {
            TicketId ticket = ticket(event, cell);
            Whereabouts before = roster.whereabouts(ticket).orElseThrow();
            Reason byRules =
                    AdmissionRules.ofTicket(
                            cell.direction(), cell.version(), cell.reentry(), before);

            boolean admitted = admits(event, cell, ticket);

            assertThat(admitted)
                    .as("%s, by the rules %s", cell, byRules)
                    .isEqualTo(byRules == Reason.OK);
            boolean expected = admitted ? cell.direction() == Direction.ENTRY : cell.inside();
            assertThat(roster.whereabouts(ticket).orElseThrow().inside())
                    .as("%s is inside afterwards", cell)
                    .isEqualTo(expected);
        }
    }

    @Test
    void admitNoTicketThatIsUnknownOrOfAnotherEvent() {
        EventId event = new EventId(UUID.randomUUID());
        Cell outside =
                new Cell(RosterEntry.Status.VALID, false, false, VERSION, true, Direction.ENTRY);
        TicketId elsewhere = ticket(new EventId(UUID.randomUUID()), outside);
        TicketId unknown = new TicketId(UUID.randomUUID());

        assertThat(admits(event, outside, elsewhere)).isFalse();
        assertThat(admits(event, outside, unknown)).isFalse();
    }

    private boolean admits(EventId event, Cell cell, TicketId ticket) {
        RosterEntry entry =
                new RosterEntry(
                        ticket,
                        event,
                        VERSION,
                        cell.status(),
                        null,
                        KeyId.parse("00000000000000aa"),
                        "Standing",
                        null);
        ScanWish wish = ScanWish.toPass(scan(event, cell), entry, cell.version(), cell.reentry());
        Scans.Moved answer = transaction.execute(_ -> scans.move(List.of(wish)).get(ticket));
        return answer != null && answer.passed();
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (RosterEntry.Status status : RosterEntry.Status.values()) {
            for (Direction direction : Direction.values()) {
                for (int version = VERSION - 1; version <= VERSION + 1; version++) {
                    for (boolean reentry : new boolean[] {false, true}) {
                        cells.add(new Cell(status, false, false, version, reentry, direction));
                        cells.add(new Cell(status, true, true, version, reentry, direction));
                        cells.add(new Cell(status, true, false, version, reentry, direction));
                    }
                }
            }
        }
        return cells;
    }

    private TicketId ticket(EventId event, Cell cell) {
        TicketId id = new TicketId(UUID.randomUUID());
        jdbc.sql(
                        """
                        insert into ticket (id, sequence, event_id, version, status, code_hash, key_id,
                                            ticket_type_name, inside, entry_scan_id, entry_at)
                        values (:id, 1, :event, :version, :status, :code, '00000000000000aa',
                                'Standing', :inside,
                                case when :entered then gen_random_uuid() end,
                                case when :entered then now() end)
                        """)
                .param("id", id.value())
                .param("event", event.value())
                .param("version", VERSION)
                .param("status", cell.status().name())
                .param("code", id.toString())
                .param("inside", cell.inside())
                .param("entered", cell.entered())
                .update();
        return id;
    }

    private static Scan scan(EventId event, Cell cell) {
        return new Scan(
                new ScanId(UUID.randomUUID()),
                event,
                new TicketProof.Code("013XR-ZP16B-2"),
                cell.direction(),
                "North",
                NOW,
                NOW,
                "stan");
    }
}
