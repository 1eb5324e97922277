package dev.usher.event.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Shows;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest(schema = "event")
class CatalogIntegrationTests {

    /** A city in which no other test has events. */
    private static final Instant FAR = Instant.parse("2150-06-01T20:00:00Z");

    private final Api api;
    private final TestIssuer issuer;
    private final Shows shows;

    CatalogIntegrationTests(Api api, TestIssuer issuer) {
        this.api = api;
        this.issuer = issuer;
        this.shows = new Shows(api, issuer);
    }

    @Test
    void listsPublishedEventsSoonestFirstWithoutSkippingOrRepeating() {
        int published = 0;
        for (int day : List.of(3, 1, 2, 2, 0)) {
            event("Pages", "Delft", FAR.plus(Duration.ofDays(day)));
            published++;
        }
        shows.draft(concert("Pages", "Delft", FAR));

        List<String> found = new ArrayList<>();
        String query = "/v1/events?limit=2&city=delft&from=" + FAR;
        ApiResponse page = api.get(query, null).expect(200);
        found.addAll(page.at("/items").findValuesAsString("startsAt"));
        int pages = 1;
        while (!page.at("/nextCursor").isNull()) {
            page = api.get(query + "&cursor=" + page.string("/nextCursor"), null).expect(200);
            page.at("/items").forEach(item -> found.add(item.get("startsAt").asString()));
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(found)
                .containsExactly(
                        FAR.toString(),
                        FAR.plus(Duration.ofDays(1)).toString(),
                        FAR.plus(Duration.ofDays(2)).toString(),
                        FAR.plus(Duration.ofDays(2)).toString(),
                        FAR.plus(Duration.ofDays(3)).toString());
        assertThat(published).isEqualTo(found.size());
    }

    @Test
    void findsEventsByWordsCityAndTime() {
        String jazz = event("Night of Jazz", "Gent", FAR);
        String rock = event("Night of Rock", "Gent", FAR.plus(Duration.ofDays(9)));

        assertThat(ids("?city=GENT&q=jazz")).containsExactly(jazz);
        assertThat(ids("?city=Gent&q=night")).containsExactly(jazz, rock);
        assertThat(ids("?city=Gent&from=" + FAR.plus(Duration.ofDays(5)))).containsExactly(rock);
        assertThat(ids("?city=Gent&to=" + FAR.plus(Duration.ofDays(5)))).containsExactly(jazz);
        // An event that has begun at that time has not ended yet.
        assertThat(ids("?city=Gent&q=jazz&from=" + FAR.plusSeconds(60))).containsExactly(jazz);
        assertThat(ids("?city=Gent&q=-jazz%20%22of%20rock%22")).containsExactly(rock);
    }

    @Test
    void listsAnOrganizersOwnEventsNewestFirst() {
        String oscar = issuer.token("oscar-lists", "organizer");
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            created.add(
                    api.post("/v1/events", shows.concert(5, 0), oscar).expect(201).string("/id"));
        }
        api.post("/v1/events/" + created.get(1) + "/publish", null, oscar).expect(200);

        ApiResponse first = api.get("/v1/me/events?limit=2", oscar).expect(200);
        ApiResponse second =
                api.get("/v1/me/events?limit=2&cursor=" + first.string("/nextCursor"), oscar);
        ApiResponse drafts = api.get("/v1/me/events?status=DRAFT", oscar).expect(200);

        assertThat(ids(first)).containsExactly(created.get(2), created.get(1));
        assertThat(ids(second)).containsExactly(created.get(0));
        assertThat(ids(drafts)).containsExactly(created.get(2), created.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?limit=x",
                "?from=yesterday",
                "?to=%2B999999999-01-01T00:00:00Z",
                "?q=a%00b",
                "?page=2",
                "?cursor=nonsense",
                "?cursor=MR8rMTAwMDAwMC0wMS0wMVQwMDowMDowMFofMDE5YTFmNWU"
            })
    void refusesAnInvalidQuery(String query) {
        ApiResponse refused = api.get("/v1/events" + query, null).expect(400);

        assertThat(refused.code())
                .isEqualTo(query.startsWith("?cursor") ? "invalid_cursor" : "invalid_request");
    }

    @Test
    void refusesAnUnknownStatus() {
        assertThat(api.get("/v1/me/events?status=GONE", shows.olivia()).expect(400).code())
                .isEqualTo("invalid_request");
    }

    private List<String> ids(String query) {
        return ids(api.get("/v1/events" + query, null).expect(200));
    }

    private static List<String> ids(ApiResponse page) {
        List<String> ids = new ArrayList<>();
        page.at("/items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private String event(String title, String city, Instant startsAt) {
        return shows.onSale(concert(title, city, startsAt)).id();
    }

    private Map<String, Object> concert(String title, String city, Instant startsAt) {
        Map<String, Object> body = shows.concert(10, 0);
        body.put("title", title);
        body.put("location", Map.of("name", "Hall", "city", city));
        body.put("startsAt", startsAt.toString());
        body.put("endsAt", startsAt.plus(Duration.ofHours(3)).toString());
        return body;
    }
}
