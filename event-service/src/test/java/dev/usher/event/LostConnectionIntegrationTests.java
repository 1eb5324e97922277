package dev.usher.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.PGConnection;

/**
 * The database ends the connection of a call in the middle of its transaction, so that the rollback
 * fails as well. The answer is a 503, and nothing was done.
 */
@ServiceTest(schema = "event")
class LostConnectionIntegrationTests {

    private final Api api;
    private final Database database;
    private final MutableClock clock;
    private final Shows shows;
    private final String alice;
    private final String root;

    /** An event with a reservation of Alice. */
    private record Scene(Show show, String reservation) {}

    LostConnectionIntegrationTests(
            Api api, TestIssuer issuer, Database database, MutableClock clock) {
        this.api = api;
        this.database = database;
        this.clock = clock;
        this.shows = new Shows(api, issuer);
        this.alice = shows.attendee("alice");
        this.root = issuer.token("root", "admin");
    }

    @TestFactory
    Stream<DynamicTest> isA503AtEveryCallThatWrites() {
        Map<String, Function<Scene, ApiResponse>> calls =
                Map.of(
                        "reserve",
                        scene -> shows.reserve(alice, scene.show(), 1),
                        "release",
                        scene -> api.delete("/v1/reservations/" + scene.reservation(), alice),
                        "claim",
                        scene ->
                                shows.claim(
                                        scene.reservation(),
                                        UUID.randomUUID(),
                                        "alice",
                                        clock.instant().plusSeconds(1860)),
                        "change",
                        scene -> api.patch(event(scene), Map.of("title", "Spring"), shows.olivia()),
                        "cancel",
                        scene -> api.post(event(scene) + "/cancel", null, shows.olivia()),
                        "delete",
                        scene -> api.delete(event(scene), shows.olivia()),
                        "add staff",
                        scene ->
                                api.put(
                                        event(scene) + "/staff/s@example.com",
                                        null,
                                        shows.olivia()),
                        "suspend",
                        scene ->
                                api.put(
                                        "/v1/admin/events/" + scene.show().id() + "/suspension",
                                        Map.of("reason", "Fraud"),
                                        root));
        return calls.entrySet().stream()
                .map(call ->
                        DynamicTest.dynamicTest(
                                call.getKey(),
                                () ->
                                        loses(
                                                call.getValue(),
                                                LostConnectionIntegrationTests::lockRows)));
    }

    @TestFactory
    Stream<DynamicTest> isA503AtEveryCallThatReads() {
        Map<String, Function<Scene, ApiResponse>> calls =
                Map.of(
                        "event",
                        scene -> api.get(event(scene), null),
                        "own event",
                        scene -> api.get(event(scene), shows.olivia()),
                        "events",
                        scene -> api.get("/v1/events?city=" + UUID.randomUUID(), null),
                        "own events",
                        _ -> api.get("/v1/me/events", shows.olivia()),
                        "availability",
                        scene -> api.get(event(scene) + "/availability", null),
                        "staff",
                        scene -> api.get(event(scene) + "/staff", shows.olivia()),
                        "reservation",
                        scene -> api.get("/v1/reservations/" + scene.reservation(), alice));
        return calls.entrySet().stream()
                .map(call ->
                        DynamicTest.dynamicTest(
                                call.getKey(),
                                () ->
                                        loses(
                                                call.getValue(),
                                                LostConnectionIntegrationTests::lockTables)));
    }

    @FunctionalInterface
    private interface Locks {
        void take(Statement statement, Show show) throws SQLException;
    }

    private void loses(Function<Scene, ApiResponse> call, Locks locks) throws Exception {
        Show show = shows.onSale(shows.concert(10, 2500));
        Scene scene = new Scene(show, shows.reserve(alice, show, 1).expect(201).string("/id"));
        ApiResponse answer;
        try (Connection inTheWay = database.connect("event");
                Statement statement = inTheWay.createStatement();
                Connection administration = database.connect("event");
                ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            inTheWay.setAutoCommit(false);
            locks.take(statement, show);
            Future<ApiResponse> waiting = caller.submit(() -> call.apply(scene));
            int pid = inTheWay.unwrap(PGConnection.class).getBackendPID();
            // A call may try once more over another connection.
            await().until(() -> {
                endThoseWhoWaitFor(pid, administration);
                return waiting.isDone();
            });
            inTheWay.rollback();
            answer = waiting.get();
        }

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("service_unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(shows.availability(show).at("/held").asInt()).isEqualTo(1);
        assertThat(api.get(event(scene), null).expect(200).string("/title"))
                .isEqualTo("Winter Jazz");
        assertThat(shows.reservation(alice, scene.reservation()).string("/status"))
                .isEqualTo("HELD");
        Books.balance(database);
    }

    private static void lockRows(Statement statement, Show show) throws SQLException {
        lock(statement, "allotment", "event_id", show.id());
        lock(statement, "event", "id", show.id());
        lock(statement, "reservation", "event_id", show.id());
    }

    private static void lockTables(Statement statement, Show show) throws SQLException {
        statement.execute("lock table event, allotment, reservation in access exclusive mode");
    }

    private static void lock(Statement statement, String table, String column, String id)
            throws SQLException {
        statement.execute(
                "select 1 from %s where %s = '%s' for update".formatted(table, column, id));
    }

    private static void endThoseWhoWaitFor(int pid, Connection administration) throws SQLException {
        try (PreparedStatement end =
                administration.prepareStatement(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where ? = any (pg_blocking_pids(pid))
                        """)) {
            end.setInt(1, pid);
            end.execute();
        }
    }

    private static String event(Scene scene) {
        return "/v1/events/" + scene.show().id();
    }
}
