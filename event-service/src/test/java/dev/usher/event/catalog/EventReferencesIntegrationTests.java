package dev.usher.event.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Shows;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** References and data that organizers keep with their events for systems of their own. */
@ServiceTest(schema = "event")
class EventReferencesIntegrationTests {

    private static final int AT_ONCE = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Api api;
    private final Shows shows;
    private final String oscar;
    private final String reference = "season/" + UUID.randomUUID();

    EventReferencesIntegrationTests(Api api, TestIssuer issuer) {
        this.api = api;
        this.shows = new Shows(api, issuer);
        this.oscar = issuer.token("oscar", "organizer", "attendee");
    }

    @Test
    void keepsAndShowsThemToTheOrganizerAlone() {
        ApiResponse made = shows.draft(concert(reference, Map.of("hall", "Große Halle")));
        String id = made.string("/id");

        assertThat(made.string("/externalReference")).isEqualTo(reference);
        shows.publish(id);
        ApiResponse own = read(id, shows.olivia());
        assertThat(own.string("/externalReference")).isEqualTo(reference);
        assertThat(own.string("/metadata/hall")).isEqualTo("Große Halle");
        for (ApiResponse other : List.of(read(id, null), read(id, oscar))) {
            assertThat(other.at("").has("externalReference")).isFalse();
            assertThat(other.at("").has("metadata")).isFalse();
        }
    }

    @Test
    void changesThemByMergePatch() {
        String id = shows.draft(concert(reference, Map.of("a", "1", "b", "2"))).string("/id");

        ApiResponse changed = patch(id, "{'metadata': {'a': '3', 'b': null, 'c': ''}}");
        assertThat(changed.expect(200).at("/metadata"))
                .isEqualTo(JSON.valueToTree(Map.of("a", "3", "c", "")));
        assertThat(changed.string("/externalReference")).isEqualTo(reference);

        ApiResponse none = patch(id, "{'externalReference': null, 'metadata': null}").expect(200);
        assertThat(none.at("").has("externalReference")).isFalse();
        assertThat(none.at("/metadata").isEmpty()).isTrue();
        shows.draft(concert(reference, Map.of()));
    }

    @Test
    void refusesAReferenceOfAnotherEventOfTheOrganizerOnly() {
        shows.draft(concert(reference, Map.of()));
        String other = shows.draft(concert(reference + "/2", Map.of())).string("/id");

        ApiResponse refused =
                api.post("/v1/events", concert(reference, Map.of()), shows.olivia()).expect(409);
        assertThat(refused.code()).isEqualTo("external_reference_taken");
        assertThat(patch(other, "{'externalReference': '" + reference + "', 'title': 'No'}").code())
                .isEqualTo("external_reference_taken");
        assertThat(read(other, shows.olivia()).string("/title")).isEqualTo("Winter Jazz");
        api.post("/v1/events", concert(reference, Map.of()), oscar).expect(201);
    }

    @Test
    void aRefusedKeyRefusesAgainAndLeavesNoEvent() {
        shows.draft(concert(reference, Map.of()));
        String key = UUID.randomUUID().toString();

        for (int call = 0; call < 2; call++) {
            ApiResponse refused =
                    api.post(
                            "/v1/events",
                            concert(reference, Map.of()),
                            shows.olivia(),
                            "Idempotency-Key",
                            key);
            assertThat(refused.expect(409).code()).isEqualTo("external_reference_taken");
        }
        ApiResponse other =
                api.post(
                        "/v1/events",
                        concert(reference + "/other", Map.of()),
                        shows.olivia(),
                        "Idempotency-Key",
                        key);
        assertThat(other.expect(422).code()).isEqualTo("idempotency_key_reused");
        assertThat(found(shows.olivia(), reference).at("/items").size()).isEqualTo(1);
    }

    @Test
    void oneOfManyCreationsAtOnceGetsTheReference() throws Exception {
        List<Callable<ApiResponse>> calls =
                Collections.nCopies(
                        AT_ONCE,
                        () -> api.post("/v1/events", concert(reference, Map.of()), shows.olivia()));

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<ApiResponse> call : callers.invokeAll(calls)) {
                statuses.add(call.get().status());
            }
        }

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(found(shows.olivia(), reference).at("/items").size()).isEqualTo(1);
    }

    @Test
    void findsTheOwnEventByItsReferenceAndNobodyElses() {
        String id = shows.draft(concert(reference, Map.of())).string("/id");
        api.post("/v1/events", concert(reference + "/oscar", Map.of()), oscar).expect(201);

        assertThat(found(shows.olivia(), reference).string("/items/0/id")).isEqualTo(id);
        assertThat(found(shows.olivia(), reference).at("/items").size()).isEqualTo(1);
        assertThat(found(shows.olivia(), reference + "/oscar").at("/items").isEmpty()).isTrue();
        assertThat(found(oscar, reference).at("/items").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'externalReference': ''}",
                "{'externalReference': ' \\u200b'}",
                "{'externalReference': 7}",
                "{'externalReference': 'a\\u0007'}",
                "{'externalReference': 'a\\nb'}",
                "{'externalReference': 'a\\ud800'}",
                "{'metadata': []}",
                "{'metadata': 'text'}",
                "{'metadata': {'a': 1}}",
                "{'metadata': {'a': true}}",
                "{'metadata': {'a': {'b': 'c'}}}",
                "{'metadata': {'a': ['b']}}",
                "{'metadata': {'': 'a'}}",
                "{'metadata': {'a\\u0000': 'a'}}",
                "{'metadata': {'a': 'b\\ud800'}}",
                "{'metadata': {'a': 'b\\nc'}}"
            })
    void refusesWhatCannotBeKept(String patch) {
        String id = shows.draft(concert(reference, Map.of())).string("/id");
        String members = patch.replace('\'', '"').substring(1);
        String concert = JSON.writeValueAsString(shows.concert(10, 2500));
        String body = concert.substring(0, concert.length() - 1) + "," + members;

        assertThat(api.post("/v1/events", body, shows.olivia()).expect(400).code())
                .isEqualTo("invalid_request");
        assertThat(patch(id, patch).expect(400).code()).isEqualTo("invalid_request");
        assertThat(read(id, shows.olivia()).string("/externalReference")).isEqualTo(reference);
    }

    @Test
    void countsCharactersAndKeys() {
        String longest = "\ud83c\udfab".repeat(164) + UUID.randomUUID();
        Map<String, String> keys = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            keys.put("k".repeat(38) + (10 + i), "\u00e9".repeat(500));
        }
        String id = shows.draft(concert(longest, keys)).string("/id");
        assertThat(read(id, shows.olivia()).at("/metadata")).isEqualTo(JSON.valueToTree(keys));

        assertThat(invalid(concert(longest + "x", Map.of()))).isEqualTo("/externalReference");
        assertThat(invalid(concert(null, Map.of("a", "x".repeat(501))))).isEqualTo("/metadata/a");
        assertThat(invalid(concert(null, Map.of("x".repeat(41), "a")))).startsWith("/metadata/x");
        keys.put("one more", "");
        assertThat(invalid(concert(null, keys))).isEqualTo("/metadata");
        assertThat(patch(id, "{'metadata': {'one more': ''}}").expect(400).string("/errors/0/code"))
                .isEqualTo("out_of_range");
    }

    private String invalid(Map<String, Object> body) {
        return api.post("/v1/events", body, shows.olivia()).expect(400).string("/errors/0/pointer");
    }

    private Map<String, Object> concert(
            @Nullable String externalReference, Map<String, String> metadata) {
        Map<String, Object> body = shows.concert(10, 2500);
        if (externalReference != null) {
            body.put("externalReference", externalReference);
        }
        body.put("metadata", metadata);
        return body;
    }

    private ApiResponse patch(String id, String json) {
        return api.patch("/v1/events/" + id, json.replace('\'', '"'), shows.olivia());
    }

    private ApiResponse read(String id, @Nullable String token) {
        return api.get("/v1/events/" + id, token).expect(200);
    }

    private ApiResponse found(String token, String externalReference) {
        return api.get("/v1/me/events?externalReference=" + externalReference, token).expect(200);
    }
}
