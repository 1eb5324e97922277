package dev.usher.event.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/** A stream ends after its longest life, which frees its slot. */
@ServiceTest(
        schema = "event",
        properties = {
            "usher.catalog.availability.longest=1s",
            "usher.catalog.availability.streams=1"
        })
class StreamsEndIntegrationTests {

    private final Api api;
    private final Shows shows;

    StreamsEndIntegrationTests(Api api, TestIssuer issuer) {
        this.api = api;
        this.shows = new Shows(api, issuer);
    }

    @Test
    void endInTimeAndFreeTheirSlot() throws Exception {
        Show show = shows.onSale(shows.concert(10, 0));
        String address = api.baseUrl() + "/v1/events/" + show.id() + "/availability/stream";
        String seen;
        try (StreamReader first = StreamReader.open(address)) {
            first.awaitUpdates(1);

            first.awaitEnd();

            seen = first.ids().getLast();
            assertThat(first.lines()).doesNotContain("broken");
        }
        try (StreamReader again = StreamReader.open(address, "Last-Event-ID", seen)) {
            assertThat(again.status()).isEqualTo(200);
            again.awaitEnd();
            assertThat(again.updates()).isEmpty();
        }
    }
}
