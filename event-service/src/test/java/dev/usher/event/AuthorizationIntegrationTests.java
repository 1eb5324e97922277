package dev.usher.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may make which call: every call, by everybody there is. */
@ServiceTest(schema = "event")
class AuthorizationIntegrationTests {

    private static final List<String> WHO =
            List.of("owner", "organizer", "attendee", "staff", "admin", "anonymous");

    /**
     * A call, and the status that each of {@link #WHO} gets on a draft and on a published event.
     */
    private record Call(String name, String expected, BiFunction<Show, String, Integer> status) {}

    private final Api api;
    private final TestIssuer issuer;
    private final Shows shows;

    AuthorizationIntegrationTests(Api api, TestIssuer issuer) {
        this.api = api;
        this.issuer = issuer;
        this.shows = new Shows(api, issuer);
    }

    @TestFactory
    Stream<DynamicTest> onADraft() {
        return cells(
                false,
                List.of(
                        get("", "200 404 404 404 404 404"),
                        get("/availability", "200 404 404 404 404 404"),
                        head("/availability/stream", "200 404 404 404 404 404"),
                        get("/staff", "200 404 404 404 404 401"),
                        put("/staff/new@example.com", "201 404 404 404 404 401"),
                        delete("/staff/stan@example.com", "204 404 404 404 404 401"),
                        post("/publish", "200 404 404 404 404 401"),
                        reserve("409 409 409 409 409 401")));
    }

    @TestFactory
    Stream<DynamicTest> onAPublishedEvent() {
        return cells(
                true,
                List.of(
                        get("", "200 200 200 200 200 200"),
                        get("/availability", "200 200 200 200 200 200"),
                        head("/availability/stream", "200 200 200 200 200 200"),
                        get("/staff", "200 403 403 403 403 401"),
                        put("/staff/new@example.com", "201 403 403 403 403 401"),
                        delete("/staff/stan@example.com", "204 403 403 403 403 401"),
                        post("/publish", "200 403 403 403 403 401"),
                        reserve("201 201 201 201 201 401")));
    }

    @TestFactory
    Stream<DynamicTest> onTheCollections() {
        return cells(
                true,
                List.of(
                        new Call(
                                "GET /v1/events",
                                "200 200 200 200 200 200",
                                (show, who) -> api.get("/v1/events", token(who)).status()),
                        new Call(
                                "GET /v1/me/events",
                                "200 200 403 403 403 401",
                                (show, who) -> api.get("/v1/me/events", token(who)).status()),
                        new Call(
                                "POST /v1/events",
                                "201 201 403 403 403 401",
                                (show, who) ->
                                        api.post("/v1/events", shows.concert(1, 0), token(who))
                                                .status())));
    }

    @TestFactory
    Stream<DynamicTest> withABadToken() {
        Map<String, String> tokens =
                Map.of(
                        "expired",
                        issuer.tokenFor("olivia").role("organizer").expired().build(),
                        "forged",
                        issuer.tokenFor("olivia").role("organizer").forged().build(),
                        "for another audience",
                        issuer.tokenFor("olivia").role("organizer").audience("other").build());
        return tokens.entrySet().stream()
                .map(token ->
                        DynamicTest.dynamicTest(
                                token.getKey(),
                                () ->
                                        assertThat(
                                                        api.get("/v1/me/events", token.getValue())
                                                                .status())
                                                .isEqualTo(401)));
    }

    private Stream<DynamicTest> cells(boolean published, List<Call> calls) {
        List<DynamicTest> cells = new ArrayList<>();
        for (Call call : calls) {
            List<String> expected = List.of(call.expected().split(" "));
            for (int i = 0; i < WHO.size(); i++) {
                String who = WHO.get(i);
                int status = Integer.parseInt(expected.get(i));
                cells.add(
                        DynamicTest.dynamicTest(
                                call.name() + " by " + who + " is " + status,
                                () ->
                                        assertThat(call.status().apply(show(published), who))
                                                .isEqualTo(status)));
            }
        }
        return cells.stream();
    }

    private Show show(boolean published) {
        var draft = shows.draft(shows.concert(10, 0));
        Show show = new Show(draft.string("/id"), List.of(draft.string("/ticketTypes/0/id")));
        api.put("/v1/events/" + show.id() + "/staff/stan@example.com", null, shows.olivia())
                .expect(201);
        return published ? shows.publish(show.id()) : show;
    }

    private @Nullable String token(String who) {
        return switch (who) {
            case "owner" -> shows.olivia();
            case "organizer" -> issuer.token("oscar", "organizer", "attendee");
            case "attendee" -> shows.attendee("alice");
            case "staff" -> shows.attendee("stan");
            case "admin" -> issuer.token("root", "admin", "attendee");
            default -> null;
        };
    }

    private Call get(String path, String expected) {
        return call("GET", path, expected);
    }

    /** For what has no end. */
    private Call head(String path, String expected) {
        return call("HEAD", path, expected);
    }

    private Call put(String path, String expected) {
        return call("PUT", path, expected);
    }

    private Call delete(String path, String expected) {
        return call("DELETE", path, expected);
    }

    private Call post(String path, String expected) {
        return call("POST", path, expected);
    }

    private Call call(String method, String path, String expected) {
        return new Call(
                method + " …" + path,
                expected,
                (show, who) ->
                        api.send(method, "/v1/events/" + show.id() + path, null, token(who))
                                .status());
    }

    private Call reserve(String expected) {
        return new Call(
                "POST /v1/reservations",
                expected,
                (show, who) -> api.post("/v1/reservations", show.wish(1), token(who)).status());
    }
}
