package dev.usher.event.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventState;
import dev.usher.contracts.Topic;
import dev.usher.event.Shows;
import dev.usher.event.Shows.Show;
import dev.usher.event.TestAddresses;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events whose last message showed addresses of gate staff are published again without them. */
@ServiceTest(schema = "event")
class RepublishIntegrationTests {

    private final Api api;
    private final MessageProbe probe;
    private final JdbcClient jdbc;
    private final Shows shows;

    RepublishIntegrationTests(Api api, TestIssuer issuer, MessageProbe probe, JdbcClient jdbc) {
        this.api = api;
        this.probe = probe;
        this.jdbc = jdbc;
        this.shows = new Shows(api, issuer);
    }

    @Test
    void tellTheWholeStateOnceMoreAndChangeNothingElse() {
        Show show = shows.onSale(shows.concert(10, 0));
        String path = "/v1/events/" + show.id();
        api.put(path + "/staff/stan@example.com", null, shows.olivia()).expect(201);
        Seen before = message(show, 3);
        String etag = api.get(path, shows.olivia()).header("ETag").orElseThrow();

        jdbc.sql("update staff set message_form = 1 where event_id = :id")
                .param("id", show.uuid())
                .update();

        EventState again = ((EventMessage) message(show, 4).message()).state();
        assertThat(again.staff())
                .isEqualTo(((EventMessage) before.message()).state().staff())
                .extracting(member -> member.emailHash())
                .containsExactly(TestAddresses.hash("stan@example.com"));
        assertThat(probe.seen(Topic.EVENTS, show.id()))
                .extracting(Seen::text)
                .noneMatch(text -> text.contains("@example.com"));
        assertThat(api.get(path, shows.olivia()).header("ETag")).contains(etag);
    }

    private Seen message(Show show, long sequence) {
        await().until(() ->
                probe.seen(Topic.EVENTS, show.id()).stream()
                        .anyMatch(seen -> seen.sequence() == sequence));
        return probe.seen(Topic.EVENTS, show.id()).stream()
                .filter(seen -> seen.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }
}
