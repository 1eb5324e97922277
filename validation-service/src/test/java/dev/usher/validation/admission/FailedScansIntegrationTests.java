package dev.usher.validation.admission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.TicketState;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.validation.TestEvent;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A scan that is answered with an error has kept nothing, and the same scan can be repeated. */
@ServiceTest(schema = "validation")
class FailedScansIntegrationTests {

    /** The caller waits for less than a commit takes, by the default of usher.deadline. */
    private static final String TOO_SHORT = "50";

    private final Api api;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TestEvent event;
    private final String olivia;
    private final String stan;

    FailedScansIntegrationTests(
            Api api,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TestIssuer issuer,
            MessageProbe messages,
            MutableClock clock) {
        this.api = api;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.event = new TestEvent(messages, clock.instant());
        this.olivia = issuer.token("olivia", "organizer");
        this.stan = issuer.token("stan");
    }

    @Test
    void whoseConnectionBreaksMovesNobody() {
        TicketState ticket = opened();
        UUID scanId = event.newId();

        ApiResponse failed =
                requireNonNull(
                        transaction.execute(_ -> {
                            lock(ticket);
                            CompletableFuture<ApiResponse> answer =
                                    CompletableFuture.supplyAsync(
                                            () -> scan(scanId, "ENTRY", ticket.code(), olivia));
                            await().until(this::breaksAConnectionThatWaits);
                            return answer.join();
                        }));

        assertThat(failed.expect(503).header("Retry-After")).isPresent();
        assertThat(recorded(scanId)).isFalse();
        assertThat(inside(ticket)).isFalse();
        assertThat(scan(scanId, "ENTRY", ticket.code(), olivia).expect(200).string("/result"))
                .isEqualTo("ADMITTED");
    }

    private void lock(TicketState ticket) {
        assertThat(
                        jdbc.sql("select id from ticket where id = :id for update")
                                .param("id", ticket.id())
                                .query(UUID.class)
                                .list())
                .hasSize(1);
    }

    private boolean breaksAConnectionThatWaits() {
        return jdbc.sql(
                                """
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                 where datname = current_database() and usename = current_user
                                   and wait_event_type = 'Lock'
                                """)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENTRY", "EXIT"})
    void thatComesTooLateMovesNobody(String direction) {
        TicketState ticket = opened();
        boolean exit = direction.equals("EXIT");
        if (exit) {
            scan(event.newId(), "ENTRY", ticket.code(), olivia).expect(200);
        }
        UUID scanId = event.newId();

        ApiResponse late =
                scan(scanId, direction, ticket.code(), olivia, Deadline.HEADER, TOO_SHORT);

        assertThat(late.expect(503).header("Retry-After")).isPresent();
        assertThat(recorded(scanId)).isFalse();
        assertThat(inside(ticket)).isEqualTo(exit);
        assertThat(scan(scanId, direction, ticket.code(), olivia).expect(200).string("/result"))
                .isEqualTo("ADMITTED");
        assertThat(inside(ticket)).isEqualTo(!exit);
    }

    @Test
    void thatComesTooLateRecordsNoRefusalEither() {
        opened();
        UUID scanId = event.newId();

        scan(scanId, "ENTRY", "nonsense", olivia, Deadline.HEADER, TOO_SHORT).expect(503);

        assertThat(recorded(scanId)).isFalse();
    }

    @Test
    void thatComesTooLateBindsNoStaff() {
        TicketState ticket = opened();
        UUID scanId = event.newId();

        scan(scanId, "ENTRY", ticket.code(), stan, Deadline.HEADER, TOO_SHORT).expect(503);

        assertThat(bound()).isFalse();
        scan(scanId, "ENTRY", ticket.code(), stan).expect(200);
        assertThat(bound()).isTrue();
    }

    private TicketState opened() {
        event.publish().publishKey();
        TicketState ticket = event.issued();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        api.post("/v1/validations", Map.of("code", ticket.code()), olivia)
                                .text()
                                .contains(ticket.id().toString()));
        return ticket;
    }

    private ApiResponse scan(
            UUID scanId, String direction, String code, String token, String... headers) {
        return api.post(
                "/v1/scans",
                Map.of(
                        "scanId",
                        scanId.toString(),
                        "eventId",
                        event.id.toString(),
                        "direction",
                        direction,
                        "code",
                        code),
                token,
                headers);
    }

    private boolean recorded(UUID scanId) {
        return jdbc.sql("select exists (select from scan where scan_id = :id)")
                .param("id", scanId)
                .query(Boolean.class)
                .single();
    }

    private boolean inside(TicketState ticket) {
        return jdbc.sql("select inside from ticket where id = :id")
                .param("id", ticket.id())
                .query(Boolean.class)
                .single();
    }

    private boolean bound() {
        return jdbc.sql("select account_id is not null from staff where event_id = :event")
                .param("event", event.id)
                .query(Boolean.class)
                .single();
    }
}
