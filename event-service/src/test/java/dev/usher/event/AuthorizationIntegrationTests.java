package dev.usher.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks which caller may make which call: every call by every caller on an event of every status.
 */
@ServiceTest(schema = "event")
class AuthorizationIntegrationTests {

    /**
     * The callers: the event's owner, another organizer, the attendee who holds the reservation, a
     * steward named for the event, an administrator, an anonymous caller, and the event's owner
     * after the role was taken away.
     */
    private static final List<String> WHO =
            List.of("owner", "organizer", "attendee", "staff", "admin", "anonymous", "revoked");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final String OURS = "dev.usher.event.";

    private final RequestMappingHandlerMapping mappings;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Api api;
    private final TestIssuer issuer;
    private final Shows shows;

    /** A call, with the status that each of {@link #WHO} gets on an event of each status. */
    private record Row(
            String call,
            @Nullable String onADraft,
            @Nullable String onAPublished,
            @Nullable String onACancelled,
            Function<Show, @Nullable Object> body) {

        Row with(Function<Show, @Nullable Object> content) {
            return new Row(call, onADraft, onAPublished, onACancelled, content);
        }

        String method() {
            return call.substring(0, call.indexOf(' '));
        }

        String path() {
            return call.substring(call.indexOf(' ') + 1);
        }
    }

    /** The state before the call: an event, and Alice's reservation where the call needs one. */
    private record Scene(Show show, String reservation) {}

    AuthorizationIntegrationTests(ApplicationContext context, Api api, TestIssuer issuer) {
        this.mappings =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        this.api = api;
        this.issuer = issuer;
        this.shows = new Shows(api, issuer);
    }

    /** A new call of the service needs a row here. */
    private List<Row> rows() {
        return List.of(
                any("GET /v1/events", "200 200 200 200 200 200 200"),
                any("GET /v1/me/events", "200 200 403 403 403 401 403"),
                any("POST /v1/events", "201 201 403 403 403 401 403")
                        .with(show -> shows.concert(1, 0)),
                row(
                        "GET /v1/events/{id}",
                        "200 404 404 404 404 404 404",
                        "200 200 200 200 200 200 200",
                        "200 200 200 200 200 200 200"),
                row(
                        "GET /v1/events/{id}/availability",
                        "200 404 404 404 404 404 404",
                        "200 200 200 200 200 200 200",
                        "200 200 200 200 200 200 200"),
                row(
                        "GET /v1/events/{id}/availability/stream",
                        "200 404 404 404 404 404 404",
                        "200 200 200 200 200 200 200",
                        "200 200 200 200 200 200 200"),
                row(
                                "PATCH /v1/events/{id}",
                                "200 404 403 403 403 401 403",
                                "200 403 403 403 403 401 403",
                                "409 403 403 403 403 401 403")
                        .with(show -> Map.of("title", "Spring Jazz")),
                row(
                        "DELETE /v1/events/{id}",
                        "204 404 403 403 403 401 403",
                        "204 403 403 403 403 401 403",
                        "409 403 403 403 403 401 403"),
                row(
                        "POST /v1/events/{id}/publish",
                        "200 404 403 403 403 401 403",
                        "200 403 403 403 403 401 403",
                        "409 403 403 403 403 401 403"),
                row(
                        "POST /v1/events/{id}/cancel",
                        "409 404 403 403 403 401 403",
                        "202 403 403 403 403 401 403",
                        "202 403 403 403 403 401 403"),
                row(
                        "GET /v1/events/{id}/staff",
                        "200 404 403 403 403 401 403",
                        "200 403 403 403 403 401 403",
                        "200 403 403 403 403 401 403"),
                row(
                                "POST /v1/events/{id}/staff",
                                "201 404 403 403 403 401 403",
                                "201 403 403 403 403 401 403",
                                "409 403 403 403 403 401 403")
                        .with(show -> Map.of("email", "new@example.com")),
                row(
                        "PUT /v1/events/{id}/staff/{email}",
                        "201 404 403 403 403 401 403",
                        "201 403 403 403 403 401 403",
                        "409 403 403 403 403 401 403"),
                row(
                        "DELETE /v1/events/{id}/staff/{email}",
                        "404 404 403 403 403 401 403",
                        "404 403 403 403 403 401 403",
                        "404 403 403 403 403 401 403"),
                row(
                                "POST /v1/reservations",
                                "404 404 404 404 404 401 404",
                                "201 201 201 201 201 401 201",
                                "409 409 409 409 409 401 409")
                        .with(show -> show.wish(1)),
                row(
                        "GET /v1/reservations/{reservation}",
                        null,
                        "404 404 200 404 404 401 404",
                        "404 404 200 404 404 401 404"),
                row(
                        "DELETE /v1/reservations/{reservation}",
                        null,
                        "404 404 204 404 404 401 404",
                        "404 404 204 404 404 401 404"),
                row(
                                "PUT /v1/admin/events/{id}/suspension",
                                "403 403 403 403 201 401 403",
                                "403 403 403 403 201 401 403",
                                "403 403 403 403 201 401 403")
                        .with(show -> Map.of("reason", "Fraud")),
                row(
                        "GET /v1/admin/events/{id}/suspension",
                        "403 403 403 403 404 401 403",
                        "403 403 403 403 404 401 403",
                        null),
                row(
                        "DELETE /v1/admin/events/{id}/suspension",
                        "403 403 403 403 404 401 403",
                        "403 403 403 403 404 401 403",
                        null),
                any("PUT /v1/admin/accounts/{account}/suspension", "403 403 403 403 201 401 403")
                        .with(show -> Map.of("reason", "Fraud")),
                any("GET /v1/admin/accounts/{account}/suspension", "403 403 403 403 404 401 403"),
                any(
                        "DELETE /v1/admin/accounts/{account}/suspension",
                        "403 403 403 403 404 401 403"),
                any("GET /v1/admin/suspensions", "403 403 403 403 200 401 403"),
                row(
                                "POST /internal/reservations/{reservation}/claim",
                                null,
                                "403 403 403 403 403 401 403",
                                "403 403 403 403 403 401 403")
                        .with(show ->
                                Map.of(
                                        "orderId", new UUID(0, 1),
                                        "holderId", TestIssuer.accountId("alice"),
                                        "expiresAt", shows.start().toString())));
    }

    @Test
    void coversEveryCallOfTheService() {
        assertThat(rows())
                .extracting(row -> unnamed(row.call()))
                .containsExactlyInAnyOrderElementsOf(
                        registered().map(AuthorizationIntegrationTests::unnamed).toList());
    }

    @TestFactory
    Stream<DynamicNode> onADraft() {
        return cells(Row::onADraft, this::draft);
    }

    @TestFactory
    Stream<DynamicNode> onAPublishedEvent() {
        return cells(Row::onAPublished, this::published);
    }

    @TestFactory
    Stream<DynamicNode> onACancelledEvent() {
        return cells(Row::onACancelled, this::cancelled);
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

    /** One call per caller, each on a new event. */
    private Stream<DynamicNode> cells(
            Function<Row, @Nullable String> expectation, Function<Row, Scene> event) {
        return rows().stream()
                .filter(row -> expectation.apply(row) != null)
                .map(row -> {
                    String[] expected = requireNonNull(expectation.apply(row)).split(" ", -1);
                    return DynamicContainer.dynamicContainer(
                            row.call(),
                            IntStream.range(0, WHO.size())
                                    .mapToObj(i ->
                                            cell(
                                                    row,
                                                    WHO.get(i),
                                                    Integer.parseInt(expected[i]),
                                                    event)));
                });
    }

    private DynamicTest cell(Row row, String who, int expected, Function<Row, Scene> event) {
        return DynamicTest.dynamicTest(
                "by " + who + " is " + expected,
                () -> assertThat(status(row, event.apply(row), who)).isEqualTo(expected));
    }

    /** Returns the status only, because some answers never end. */
    private int status(Row row, Scene scene, String who) throws Exception {
        String path =
                row.path()
                        .replace("{id}", scene.show().id())
                        .replace("{email}", "new@example.com")
                        .replace("{account}", scene.show().id())
                        .replace("{reservation}", scene.reservation());
        Object body = row.body().apply(scene.show());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api.baseUrl() + path))
                        .timeout(ANSWER_WITHIN)
                        .header("Content-Type", "application/json")
                        .method(
                                row.method(),
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        String token = token(who);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer =
                client.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private Scene draft(Row row) {
        ApiResponse draft = shows.draft(shows.concert(10, 0));
        Show show = new Show(draft.string("/id"), List.of(draft.string("/ticketTypes/0/id")));
        api.put("/v1/events/" + show.id() + "/staff/stan@example.com", null, shows.olivia())
                .expect(201);
        return new Scene(show, "");
    }

    private Scene published(Row row) {
        Show show = shows.publish(draft(row).show().id());
        return new Scene(
                show,
                row.call().contains("{reservation}")
                        ? shows.reserve(shows.attendee("alice"), show, 1).expect(201).string("/id")
                        : "");
    }

    private Scene cancelled(Row row) {
        Scene scene = published(row);
        api.post("/v1/events/" + scene.show().id() + "/cancel", null, shows.olivia()).expect(202);
        return scene;
    }

    private @Nullable String token(String who) {
        return switch (who) {
            case "owner" -> shows.olivia();
            case "organizer" -> issuer.token("oscar", "organizer", "attendee");
            case "attendee" -> shows.attendee("alice");
            case "staff" -> shows.attendee("stan");
            case "revoked" -> issuer.token("olivia", "attendee");
            case "admin" -> issuer.token("root", "admin", "attendee");
            default -> null;
        };
    }

    /** Method and path of each call that a controller of the service answers. */
    private Stream<String> registered() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping ->
                        mapping.getValue().getBeanType().getPackageName().startsWith(OURS))
                .map(Map.Entry::getKey)
                .flatMap(mapping ->
                        mapping.getMethodsCondition().getMethods().stream()
                                .flatMap(method ->
                                        mapping.getPatternValues().stream()
                                                .map(path -> method + " " + path)));
    }

    private static String unnamed(String call) {
        return call.replaceAll("\\{\\w+}", "{}");
    }

    private static Row row(
            String call,
            @Nullable String onADraft,
            @Nullable String onAPublished,
            @Nullable String onACancelled) {
        return new Row(call, onADraft, onAPublished, onACancelled, show -> null);
    }

    /** A call that concerns no single event. */
    private static Row any(String call, String expected) {
        return row(call, null, expected, null);
    }
}
