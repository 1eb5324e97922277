package dev.usher.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.InvalidBodies.InvalidBody;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An invalid body is never stored, and the answer tells what is wrong with it. */
@ServiceTest(schema = "event")
class InvalidBodiesIntegrationTests {

    private static final int BODIES = 500;
    private static final long SEED = 20_270_120L;

    private static final List<String> TABLES =
            List.of("event", "ticket_type", "allotment", "staff");

    private final Api api;
    private final Database database;
    private final Shows shows;

    /**
     * A call that takes the body of an event.
     *
     * @param mayOmit whether required members may be missing
     * @param good the status of a good body
     */
    private record Target(String method, String path, boolean mayOmit, int good) {}

    InvalidBodiesIntegrationTests(Api api, TestIssuer issuer, Database database) {
        this.api = api;
        this.database = database;
        this.shows = new Shows(api, issuer);
    }

    @TestFactory
    Stream<DynamicTest> areRefused() {
        String event = shows.draft(good()).string("/id");
        return Stream.of(
                        new Target("POST", "/v1/events", false, 201),
                        new Target("PATCH", "/v1/events/" + event, true, 200))
                .map(target ->
                        DynamicTest.dynamicTest(
                                "by " + target.method() + " " + target.path(),
                                () -> refuses(target)));
    }

    private void refuses(Target target) throws Exception {
        Map<String, Object> good = good();
        InvalidBodies bodies = new InvalidBodies(good, target.mayOmit(), SEED);
        api.send(target.method(), target.path(), good, shows.olivia()).expect(target.good());
        Map<String, Long> before = stored();
        List<String> wrong = new ArrayList<>();

        for (int i = 0; i < BODIES; i++) {
            InvalidBody body = bodies.next();
            ApiResponse answer =
                    api.send(target.method(), target.path(), body.bytes(), shows.olivia());
            if (!saysWhatIsWrong(answer)) {
                wrong.add(body + "\n    was answered " + answer);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(stored()).isEqualTo(before);
    }

    /** Tells whether the answer is a problem whose violations state what must hold. */
    private static boolean saysWhatIsWrong(ApiResponse answer) {
        if (answer.status() == 413) {
            return answer.code().equals("payload_too_large");
        }
        return answer.status() == 400
                && answer.code().equals("invalid_request")
                && !answer.at("/detail").asString("").isBlank()
                && !answer.at("/traceId").asString("").isBlank()
                && answer.at("/errors").size() > 0
                && answer.at("/errors")
                        .valueStream()
                        .allMatch(error ->
                                error.has("pointer")
                                        && !error.get("code").asString("").isBlank()
                                        && statesARule(error.get("detail").asString("")))
                && !answer.text().contains("Exception");
    }

    private static boolean statesARule(String detail) {
        return detail.contains("must") || detail.contains("unknown");
    }

    private Map<String, Long> stored() throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            rows.put(table, Books.number(database, "select count(*) from " + table));
        }
        return rows;
    }

    private Map<String, Object> good() {
        Map<String, Object> type = Shows.type("Standing", 800, 2500);
        type.put("maxPerOrder", 6);
        type.put("salesStartAt", null);
        type.put("salesEndAt", null);
        Map<String, Object> body = shows.plain();
        body.put("description", "Three bands, one night.");
        body.put(
                "location",
                Map.of(
                        "name", "Paradiso",
                        "address", "Weteringschans 6",
                        "city", "Amsterdam",
                        "country", "NL"));
        body.put("ticketTypes", List.of(type));
        body.put("maxPerBuyer", 10);
        body.put("admission", new LinkedHashMap<>(Map.of("reentry", true)));
        return body;
    }
}
