package dev.usher.event.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "event", properties = "usher.catalog.availability.max-age=1h")
class AvailabilityCacheIntegrationTests {

    private final Api api;
    private final Shows shows;

    AvailabilityCacheIntegrationTests(Api api, TestIssuer issuer) {
        this.api = api;
        this.shows = new Shows(api, issuer);
    }

    @Test
    void showsCachedCountsAndTheCurrentOnesToTheOwner() {
        Show show = shows.onSale(shows.concert(10, 0));
        ApiResponse before = shows.availability(show);
        shows.reserve(shows.attendee("alice"), show, 2).expect(201);

        String path = "/v1/events/" + show.id() + "/availability";
        assertThat(api.get(path, null).text()).isEqualTo(before.text());
        assertThat(api.get(path, shows.olivia()).at("/available").asInt()).isEqualTo(8);
        assertThat(api.get(path, null).header("Usher-Fresh-For"))
                .hasValueSatisfying(
                        millis -> assertThat(Long.parseLong(millis)).isBetween(1L, 3_600_000L));
        assertThat(api.get(path, shows.olivia()).header("Usher-Fresh-For")).isEmpty();
    }

    @Test
    void answersNotModifiedWhileNothingChanges() {
        Show show = shows.onSale(shows.concert(10, 0));
        String path = "/v1/events/" + show.id() + "/availability";
        String tag = api.get(path, null).header("ETag").orElseThrow();

        assertThat(api.get(path, null, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(api.get(path, null, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }
}
