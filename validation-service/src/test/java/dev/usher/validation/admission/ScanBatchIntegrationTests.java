package dev.usher.validation.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.credential.KeyId;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import dev.usher.validation.TicketId;
import dev.usher.validation.roster.AcceptedEntry;
import dev.usher.validation.roster.RosterEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest(schema = "validation")
class ScanBatchIntegrationTests {

    private static final Instant NOW = Instant.parse("2027-01-20T19:00:00Z");

    private final ScanBatch batch;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EventId event = new EventId(UUID.randomUUID());

    ScanBatchIntegrationTests(ScanBatch batch, JdbcClient jdbc, TransactionTemplate transaction) {
        this.batch = batch;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void admitsTheFirstOfManyScansOfOneTicketAndLogsAll() {
        RosterEntry ticket = ticket();
        List<ScanWish> wishes =
                IntStream.range(0, 64).mapToObj(_ -> pass(ticket, Direction.ENTRY, true)).toList();

        List<Decision> decisions = batch.decide(wishes);

        ScanId first = wishes.getFirst().scan().id();
        assertThat(decisions.getFirst().reason()).isEqualTo(Reason.OK);
        assertThat(decisions.subList(1, 64))
                .allSatisfy(refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.ALREADY_ADMITTED);
                    assertThat(refused.entry()).extracting(AcceptedEntry::scanId).isEqualTo(first);
                });
        assertThat(log()).hasSize(64).filteredOn("ADMITTED OK"::equals).hasSize(1);
        assertThat(sequences(ticket)).containsExactlyElementsOf(upTo(64));
    }

    @Test
    void decidesEachTicketInTheOrderOfArrival() {
        RosterEntry ticket = ticket();
        RosterEntry other = ticket();

        List<Decision> decisions =
                batch.decide(
                        List.of(
                                pass(ticket, Direction.EXIT, true),
                                pass(ticket, Direction.ENTRY, true),
                                pass(other, Direction.ENTRY, false),
                                pass(ticket, Direction.EXIT, true),
                                pass(ticket, Direction.ENTRY, true),
                                pass(other, Direction.EXIT, false),
                                pass(other, Direction.ENTRY, false)));

        assertThat(decisions)
                .extracting(Decision::reason)
                .containsExactly(
                        Reason.NOT_INSIDE,
                        Reason.OK,
                        Reason.OK,
                        Reason.OK,
                        Reason.OK,
                        Reason.OK,
                        Reason.ALREADY_ADMITTED);
        assertThat(sequences(ticket)).containsExactlyElementsOf(upTo(4));
        assertThat(sequences(other)).containsExactlyElementsOf(upTo(3));
    }

    @Test
    void logsRefusalsWithAndWithoutATicket() {
        RosterEntry known = ticket();
        RosterEntry gone = entry(new TicketId(UUID.randomUUID()));

        List<Decision> decisions =
                batch.decide(
                        List.of(
                                ScanWish.refused(scan(Direction.ENTRY), Reason.MALFORMED, null),
                                ScanWish.refused(scan(Direction.ENTRY), Reason.TOO_EARLY, known),
                                pass(gone, Direction.ENTRY, false)));

        assertThat(decisions)
                .extracting(Decision::reason)
                .containsExactly(Reason.MALFORMED, Reason.TOO_EARLY, Reason.UNKNOWN_TICKET);
        assertThat(log())
                .containsExactlyInAnyOrder(
                        "REJECTED MALFORMED", "REJECTED TOO_EARLY", "REJECTED UNKNOWN_TICKET");
        assertThat(sequences(known)).containsExactly(1L);
        assertThat(sequences(gone)).isEmpty();
    }

    /** The messages are read before the commit, because the relay deletes them after it. */
    @Test
    void tellsOfEachScanOfATicketInTheOrderOfTheNumbers() {
        RosterEntry ticket = ticket();
        RosterEntry other = ticket();
        List<ScanWish> wishes =
                List.of(
                        ScanWish.refused(scan(Direction.ENTRY), Reason.MALFORMED, null),
                        ScanWish.refused(scan(Direction.ENTRY), Reason.TOO_EARLY, other),
                        pass(ticket, Direction.EXIT, true),
                        pass(ticket, Direction.ENTRY, true),
                        pass(ticket, Direction.ENTRY, true),
                        pass(entry(new TicketId(UUID.randomUUID())), Direction.ENTRY, false));

        transaction.executeWithoutResult(_ -> {
            batch.decide(wishes);

            assertThat(told(ticket))
                    .containsExactly(
                            "1 OK " + id(wishes, 3),
                            "2 NOT_INSIDE " + id(wishes, 2),
                            "3 ALREADY_ADMITTED " + id(wishes, 4));
            assertThat(told(other)).containsExactly("1 TOO_EARLY " + id(wishes, 1));
            assertThat(told(wishes.getLast())).isEmpty();
        });
    }

    @Test
    void recordsAScanAndAppendsItsMessageByOneStatement() {
        RosterEntry passing = ticket();
        RosterEntry refused = ticket();

        transaction.executeWithoutResult(_ -> {
            batch.decide(List.of(pass(passing, Direction.ENTRY, false)));
            assertThat(commands(passing)).hasSize(1);

            batch.decide(
                    List.of(ScanWish.refused(scan(Direction.ENTRY), Reason.TOO_EARLY, refused)));
            assertThat(commands(refused)).hasSize(1);
        });
    }

    private static ScanId id(List<ScanWish> wishes, int place) {
        return wishes.get(place).scan().id();
    }

    private List<String> told(RosterEntry ticket) {
        return told(ticket.ticketId());
    }

    private List<String> told(ScanWish wish) {
        return told(Objects.requireNonNull(wish.ticketId()));
    }

    private List<String> told(TicketId ticket) {
        return jdbc.sql(
                        """
                        select sequence || ' ' || (payload::json ->> 'reason') || ' '
                                   || (payload::json ->> 'scanId')
                          from outbox where aggregate_id = :ticket order by id
                        """)
                .param("ticket", ticket.toString())
                .query(String.class)
                .list();
    }

    /** The numbers, within the transaction, of the statements that wrote about the ticket. */
    private List<String> commands(RosterEntry ticket) {
        return jdbc.sql(
                        """
                        select cmin::text from scan where ticket_id = :id
                        union select cmin::text from outbox where aggregate_id = :id::text
                        union select cmin::text from ticket where id = :id
                        """)
                .param("id", ticket.ticketId().value())
                .query(String.class)
                .list();
    }

    @Test
    void keepsNothingOfABatchWithARepeatedScan() {
        RosterEntry ticket = ticket();
        ScanWish before = pass(ticket(), Direction.ENTRY, false);
        batch.decide(List.of(before));

        assertThatThrownBy(
                        () -> batch.decide(List.of(pass(ticket, Direction.ENTRY, false), before)))
                .isInstanceOf(DuplicateKeyException.class)
                .matches(error -> batch.mayBeOfOneAlone((RuntimeException) error));

        assertThat(log()).hasSize(1);
        assertThat(sequences(ticket)).isEmpty();
    }

    @Test
    void keepsNothingOfABatchThatComesTooLateForOne() {
        RosterEntry ticket = ticket();
        RosterEntry other = ticket();
        ScanWish late;
        try (Deadline.Scope _ = Deadline.in(Duration.ofNanos(1)).open()) {
            late = pass(other, Direction.ENTRY, false);
        }

        assertThatThrownBy(() -> batch.decide(List.of(pass(ticket, Direction.ENTRY, false), late)))
                .isInstanceOf(ProblemException.class)
                .matches(error -> batch.mayBeOfOneAlone((RuntimeException) error));

        assertThat(log()).isEmpty();
    }

    @Test
    void letsAHolderInWhoLeavesWhileTheScanWaitsForTheRow() {
        RosterEntry ticket = ticket();
        batch.decide(List.of(pass(ticket, Direction.ENTRY, true)));

        CompletableFuture<List<Decision>> again =
                Objects.requireNonNull(
                        transaction.execute(_ -> {
                            batch.decide(List.of(pass(ticket, Direction.EXIT, true)));
                            var entry =
                                    CompletableFuture.supplyAsync(() ->
                                            batch.decide(
                                                    List.of(pass(ticket, Direction.ENTRY, true))));
                            await().until(this::somebodyWaits);
                            return entry;
                        }));

        assertThat(again.join()).extracting(Decision::reason).containsExactly(Reason.OK);
        assertThat(sequences(ticket)).containsExactlyElementsOf(upTo(3));
    }

    private boolean somebodyWaits() {
        return jdbc.sql(
                                """
                                select count(*) from pg_stat_activity
                                 where datname = current_database() and wait_event_type = 'Lock'
                                """)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Replicas decide at the same time, each a batch of all tickets in another order. */
    @Test
    void admitsEachTicketOnceAmongManyBatches() throws Exception {
        List<RosterEntry> tickets = IntStream.range(0, 12).mapToObj(_ -> ticket()).toList();
        List<Future<List<Decision>>> answers = new ArrayList<>();
        try (ExecutorService replicas = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 36; i++) {
                List<ScanWish> wishes = new ArrayList<>();
                for (int j = 0; j < tickets.size(); j++) {
                    int next = Math.floorMod(i % 2 == 0 ? i + j : i - j, tickets.size());
                    wishes.add(pass(tickets.get(next), Direction.ENTRY, false));
                }
                answers.add(replicas.submit(() -> batch.decide(wishes)));
            }
        }
        List<Decision> decisions = new ArrayList<>();
        for (Future<List<Decision>> answer : answers) {
            decisions.addAll(answer.get());
        }

        assertThat(decisions)
                .extracting(Decision::reason)
                .filteredOn(Reason.OK::equals)
                .hasSize(tickets.size());
        assertThat(log())
                .hasSize(36 * tickets.size())
                .filteredOn("ADMITTED OK"::equals)
                .hasSize(tickets.size());
        assertThat(tickets)
                .allSatisfy(one ->
                        assertThat(
                                        jdbc.sql(
                                                        "select message_sequence from ticket where id = :id")
                                                .param("id", one.ticketId().value())
                                                .query(Long.class)
                                                .single())
                                .isEqualTo(36));
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private List<String> log() {
        return jdbc.sql("select result || ' ' || reason from scan where event_id = :event")
                .param("event", event.value())
                .query(String.class)
                .list();
    }

    /** The numbers of the messages about the ticket, one for each scan in the log. */
    private List<Long> sequences(RosterEntry ticket) {
        return jdbc.sql(
                        """
                        select number from ticket, generate_series(1, message_sequence) as number
                         where id = :id and message_sequence =
                               (select count(*) from scan where ticket_id = :id)
                         order by number
                        """)
                .param("id", ticket.ticketId().value())
                .query(Long.class)
                .list();
    }

    private ScanWish pass(RosterEntry ticket, Direction direction, boolean reentry) {
        return ScanWish.toPass(scan(direction), ticket, 1, reentry);
    }

    private Scan scan(Direction direction) {
        return new Scan(
                new ScanId(UUID.randomUUID()),
                event,
                new TicketProof.Code("013XR-ZP16B-2"),
                direction,
                "North",
                NOW,
                NOW,
                "stan");
    }

    private RosterEntry ticket() {
        TicketId id = new TicketId(UUID.randomUUID());
        jdbc.sql(
                        """
                        insert into ticket (id, sequence, event_id, version, status, code_hash, key_id,
                                            ticket_type_name)
                        values (:id, 1, :event, 1, 'VALID', :code, '00000000000000aa', 'Standing')
                        """)
                .param("id", id.value())
                .param("event", event.value())
                .param("code", id.toString())
                .update();
        return entry(id);
    }

    private RosterEntry entry(TicketId id) {
        return new RosterEntry(
                id,
                event,
                1,
                RosterEntry.Status.VALID,
                null,
                KeyId.parse("00000000000000aa"),
                "Standing",
                null);
    }
}
