package dev.usher.seededbugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests the bugs in SQL statements on the real schema of the service. */
@Tag("integration")
class DatabaseBugsIntegrationTests {

    private static final Instant NOW = Instant.parse("2027-01-20T18:00:00Z");
    private static final UUID EVENT = new UUID(1, 1);
    private static final UUID ORDER = new UUID(2, 2);
    private static final UUID LINE = new UUID(3, 3);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private static Database database;

    @BeforeAll
    static void startDatabase() {
        database = Infrastructure.freshDatabase();
    }

    @Test
    void endsAHoldWhileItsSessionIsOpen() {
        JdbcClient event = JdbcClient.create(migrated("event"));
        UUID reservation = new UUID(4, 4);
        event.sql(
                        """
                        insert into reservation (id, event_id, holder_id, status, held_until,
                            expires_at, order_id, created_at, updated_at, version, message_sequence)
                        values (:id, :event, 'ada', 'CHECKOUT', now() - interval '1 second',
                            now() + interval '30 minutes', :order, now(), now(), 1, 0)
                        """)
                .param("id", reservation)
                .param("event", EVENT)
                .param("order", ORDER)
                .update();
        BuggyClasses buggy = new BuggyClasses(SeededBug.HOLD_RELEASED_WHILE_SESSION_OPEN);
        Object holds = buggy.make("dev.usher.event.reservation.EndedHolds", event);

        buggy.call(holds, "expire", Instant.now(), 10);

        assertThat(event.sql("select status from reservation").query(String.class).single())
                .isEqualTo("EXPIRED");
    }

    @Test
    void mintsASeatTwiceWithoutItsNaturalKey() {
        JdbcClient tickets = JdbcClient.create(migrated("ticket"));
        tickets.sql(
                        """
                        insert into show values (:event, 1, 'org', 'PUBLISHED', 'Night', now(), now(),
                            'Europe/Amsterdam', 'Hall');
                        """)
                .param("event", EVENT)
                .update();
        tickets.sql(
                        """
                        insert into ticket_key
                        values ('00000000000000aa', :event, 1, decode(repeat('00', 32), 'hex'), 'ACTIVE', 1)
                        """)
                .param("event", EVENT)
                .update();
        BuggyClasses buggy = new BuggyClasses(SeededBug.NO_NATURAL_KEY);
        Object store = buggy.make("dev.usher.ticket.issuance.Tickets", tickets);
        Object numbers =
                buggy.make(
                        "dev.usher.ticket.issuance.TicketNumbers",
                        buggy.make("dev.usher.credential.RootSecret", (Object) new byte[32]));

        for (int delivery = 0; delivery < 2; delivery++) {
            Object added = buggy.call(store, "add", List.of(ticket(buggy, numbers)));
            assertThat((Set<?>) added).hasSize(1);
        }

        assertThat(tickets.sql("select count(*) from ticket").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void admitsATicketAtTwoGatesAtTheSameMoment() throws Exception {
        DriverManagerDataSource source = migrated("validation");
        JdbcClient door = JdbcClient.create(source);
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(source));
        UUID ticket = new UUID(5, 5);
        admissible(door, ticket);
        BuggyClasses buggy = new BuggyClasses(SeededBug.ADMISSION_BY_SELECT_THEN_INSERT);
        Object scans = scans(buggy, door);
        CompletableFuture<Boolean> second = new CompletableFuture<>();

        transaction.executeWithoutResult(status -> {
            assertThat(admit(buggy, scans, ticket, 1)).isTrue();
            second.completeAsync(() -> alone(transaction, buggy, scans, ticket, 2), THREADS);
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting(door));
        });

        assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(alone(transaction, buggy, scans, ticket, 3))
                .as("one after another it looks right")
                .isFalse();
    }

    @Test
    void admitsATicketAgainInAnotherProcess() {
        DriverManagerDataSource source = migrated("validation");
        JdbcClient door = JdbcClient.create(source);
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(source));
        UUID ticket = new UUID(6, 6);
        admissible(door, ticket);
        BuggyClasses buggy = new BuggyClasses(SeededBug.CACHE_ADMITS);
        Object scans = scans(buggy, door);

        assertThat(alone(transaction, buggy, scans, ticket, 11)).isTrue();
        assertThat(alone(transaction, buggy, scans, ticket, 12)).isFalse();
        SeenHere.mayPass("EXIT", ticket); // as after a restart
        assertThat(alone(transaction, buggy, scans, ticket, 13)).isTrue();
    }

    private static DriverManagerDataSource migrated(String schema) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(
                        database.url(schema), Database.ownerOf(schema), Database.ownerOf(schema));
        Path root = Path.of(System.getProperty("usher.root"));
        Path migrations = root.resolve(schema + "-service/src/main/resources/db/migration");
        Path messaging = root.resolve("platform/lib/messaging/src/main/resources/db/messaging");
        Flyway.configure()
                .dataSource(source)
                .locations("filesystem:" + migrations, "filesystem:" + messaging)
                // As the services do: an index made concurrently would wait for Flyway's own lock.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
        return source;
    }

    private static Object ticket(BuggyClasses buggy, Object numbers) {
        Object order = buggy.make("dev.usher.ticket.OrderId", ORDER);
        Object id = buggy.call(numbers, "idOf", order, LINE, 1);
        String ticket = "dev.usher.ticket.issuance.Ticket";
        return buggy.make(
                ticket,
                id,
                buggy.make(ticket + "$OrderedSeat", order, "cart-1", new UUID(8, 8), LINE, 1),
                buggy.make("dev.usher.ticket.EventId", EVENT),
                buggy.make(ticket + "$TicketType", new UUID(9, 9), "Standing"),
                "ada",
                buggy.make("dev.usher.ticket.issuance.TicketHolder", "Ada", "ada@example.org"),
                buggy.call(numbers, "codeOf", id, 1, 0),
                buggy.make(
                        ticket + "$Signing",
                        1,
                        buggy.callStatic("dev.usher.credential.KeyId", "parse", "00000000000000aa"),
                        NOW,
                        NOW.plusSeconds(60)),
                buggy.make(
                        ticket + "$Lifecycle",
                        buggy.constant("dev.usher.ticket.issuance.TicketStatus", "VALID"),
                        NOW,
                        null,
                        NOW,
                        1L));
    }

    private static void admissible(JdbcClient door, UUID ticket) {
        door.sql(
                        """
                        insert into ticket (id, sequence, event_id, version, status, code, key_id,
                                            ticket_type_name)
                        values (:id, 1, :event, 1, 'VALID', :code, 'k', 'Standing')
                        """)
                .param("id", ticket)
                .param("event", EVENT)
                .param("code", ticket.toString())
                .update();
    }

    private static Object scans(BuggyClasses buggy, JdbcClient door) {
        Object codeKey = buggy.make("dev.usher.credential.CodeKey", new byte[32]);
        return buggy.make(
                "dev.usher.validation.admission.Scans",
                door,
                buggy.make("dev.usher.validation.admission.Presentations", codeKey),
                buggy.make("dev.usher.validation.admission.ScanPublisher", outbox(buggy)));
    }

    /** Makes the messages only: the statement under test stores them. */
    private static Object outbox(BuggyClasses buggy) {
        String messaging = "dev.usher.platform.messaging.";
        return buggy.make(
                messaging + "JdbcOutbox",
                new JdbcTemplate(),
                buggy.make(messaging + "MessageCodec"),
                buggy.make(
                        "dev.usher.platform.time.TimeOrderedIds",
                        Clock.systemUTC(),
                        new SecureRandom()),
                Clock.systemUTC(),
                buggy.make(messaging + "Wakeup"),
                Set.of(),
                Duration.ZERO);
    }

    private static boolean alone(
            TransactionTemplate transaction,
            BuggyClasses buggy,
            Object scans,
            UUID ticket,
            int scanId) {
        return Objects.requireNonNull(
                transaction.execute(_ -> admit(buggy, scans, ticket, scanId)));
    }

    private static boolean admit(BuggyClasses buggy, Object scans, UUID ticket, int scanId) {
        String admission = "dev.usher.validation.admission.";
        Object scan =
                buggy.make(
                        admission + "Scan",
                        buggy.make(
                                "dev.usher.validation.ScanId",
                                new UUID(ticket.getLeastSignificantBits(), scanId)),
                        buggy.make("dev.usher.validation.EventId", EVENT),
                        buggy.make(admission + "TicketProof$Code", "013XR-ZP16B-2"),
                        buggy.constant(admission + "Direction", "ENTRY"),
                        "North",
                        NOW,
                        NOW,
                        "grace");
        Object id = buggy.make("dev.usher.validation.TicketId", ticket);
        String roster = "dev.usher.validation.roster.";
        Object entry =
                buggy.make(
                        roster + "RosterEntry",
                        id,
                        buggy.make("dev.usher.validation.EventId", EVENT),
                        1,
                        buggy.constant(roster + "RosterEntry$Status", "VALID"),
                        null,
                        buggy.callStatic("dev.usher.credential.KeyId", "parse", "00000000000000aa"),
                        "Standing",
                        null);
        Object wish = buggy.callStatic(admission + "ScanWish", "toPass", scan, entry, 1, false);
        Object answer = ((Map<?, ?>) buggy.call(scans, "move", List.of(wish))).get(id);
        return (boolean) buggy.call(answer, "passed");
    }

    private static boolean waiting(JdbcClient door) {
        return door.sql(
                                """
                                select count(*) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'
                                """)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
