package dev.usher.validation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.StaffBound;
import dev.usher.contracts.StaffMember;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.validation.TestEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(schema = "validation")
class StaffIntegrationTests {

    private final Api api;
    private final JdbcClient jdbc;
    private final TestIssuer issuer;
    private final MessageProbe messages;
    private final TestEvent event;
    private final String olivia;
    private final String stan;

    StaffIntegrationTests(
            Api api,
            TestIssuer issuer,
            MessageProbe messages,
            MutableClock clock,
            JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
        this.issuer = issuer;
        this.messages = messages;
        this.event = new TestEvent(messages, clock.instant());
        this.olivia = issuer.token("olivia", "organizer");
        this.stan = issuer.token("stan");
    }

    @Test
    void bindsStaffToTheFirstAccountThatMatchesAndPublishesIt() {
        published();

        scan(stan).expect(200);

        StaffBound bound =
                messages.await(Topic.STAFF, event.id.toString(), StaffBound.class)
                        .message(StaffBound.class);
        assertThat(bound.staffId()).isEqualTo(event.stansEntry());
        assertThat(bound.accountId()).isEqualTo(TestIssuer.accountId("stan"));
    }

    @Test
    void letsStaffScanAtOnceWhomAnotherReplicaHasBound() {
        published();
        scan(olivia).expect(200); // from here on the event and its staff are remembered
        jdbc.sql("update staff set account_id = :account, bound_at = now() where id = :entry")
                .param("account", TestIssuer.accountId("stan"))
                .param("entry", event.stansEntry())
                .update();

        scan(stan).expect(200);
        assertThat(scan(issuer.tokenFor("eve").email("stan@example.com").build()).status())
                .isEqualTo(403);
    }

    @Test
    void countsOnlyTheBoundAccountAfterwards() {
        published();
        scan(stan).expect(200);

        String impostor = issuer.tokenFor("eve").email("stan@example.com").build();

        assertThat(scan(impostor).expect(403).code()).isEqualTo("forbidden");
        assertThat(scan(stan).status()).isEqualTo(200);
    }

    @Test
    void ignoresAnUnverifiedEmail() {
        published();

        scan(issuer.tokenFor("eve").unverifiedEmail("stan@example.com").build()).expect(403);
    }

    @Test
    void refusesStrangersAndOtherOrganizers() {
        published();

        scan(issuer.token("adam")).expect(403);
        scan(issuer.token("oscar", "organizer")).expect(403);
        scan(issuer.token("root", "admin")).expect(403);
        scan(null).expect(401);
    }

    @Test
    void refusesAnOrganizerWhoseRoleWasTakenAway() {
        published();
        event.publishKey();
        TicketState ticket = event.issued();
        await().until(() -> validate(ticket, olivia).string("/result").equals("VALID"));
        String revoked = issuer.token("olivia", "attendee");

        assertThat(scan(revoked).expect(403).code()).isEqualTo("forbidden");
        assertThat(gates(revoked)).doesNotContain(event.id.toString());
        assertThat(validate(ticket, revoked).expect(403).code()).isEqualTo("forbidden");
        assertThat(validateHere(revoked).expect(403).code()).isEqualTo("forbidden");
        scan(olivia).expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "stan@example.com, STAN@Example.COM, 200",
        "STAN@EXAMPLE.com, stan@example.com, 200",
        "stan@example.com, \u017Ftan@example.com, 403",
        "\u017Ftan@example.com, stan@example.com, 403",
        "mi\u212Ae@example.com, mike@example.com, 403",
        "mike@example.com, MI\u212AE@example.com, 403",
        "\u0130van@example.com, ivan@example.com, 403",
        "ST\u00C4N@example.com, st\u00E4n@example.com, 403"
    })
    void comparesAddressesWithoutUnicodeCaseMapping(String listed, String verified, int status) {
        event.staff(TestEvent.staffMember(event.newId(), listed));
        published();
        String caller = issuer.tokenFor("eve").email(verified).build();

        boolean listsTheEvent = gates(caller).contains(event.id.toString());
        scan(caller).expect(status);

        assertThat(listsTheEvent).isEqualTo(status == 200);
    }

    @Test
    void knowsStaffOfAMessageOfAnEarlierReleaseAndKeepsNoAddress() {
        event.staff(new StaffMember(event.newId(), "Stan@example.com", null, null, null));
        published();

        scan(stan).expect(200);

        assertThat(addresses()).containsOnly("");
    }

    @Test
    void replacesAddressesThatAnEarlierReleaseCopiedInClear() {
        published();
        jdbc.sql(
                        """
                        update staff set email = 'stan@example.com', email_hash = null
                         where event_id = :event
                        """)
                .param("event", event.id)
                .update();

        scan(stan).expect(200);
        await().untilAsserted(() -> assertThat(addresses()).containsOnly(""));

        assertThat(gates(stan)).contains(event.id.toString());
    }

    private List<String> addresses() {
        return jdbc.sql("select email from staff where event_id = :event")
                .param("event", event.id)
                .query((row, _) -> row.getString("email"))
                .list();
    }

    @Test
    void answersForADraftAsForAnUnknownEvent() {
        TestEvent draft = new TestEvent(messages, Clock.systemUTC().instant()).draft().publish();
        published();
        awaitHandled(draft);

        for (String caller : List.of(olivia, stan, issuer.token("adam"))) {
            for (String path : List.of("/v1/scans", "/v1/validations")) {
                ApiResponse ofDraft = at(path, draft.id, caller).expect(404);
                UUID unknownId = event.newId();
                ApiResponse ofUnknown = at(path, unknownId, caller).expect(404);
                assertThat(ofDraft.string("/detail").replace(draft.id.toString(), ""))
                        .isEqualTo(ofUnknown.string("/detail").replace(unknownId.toString(), ""));
                assertThat(ofDraft.code()).isEqualTo(ofUnknown.code());
                assertThat(ofDraft.header("Retry-After"))
                        .isEqualTo(ofUnknown.header("Retry-After"))
                        .isPresent();
            }
        }
    }

    @Test
    void refusesRemovedStaffWithinSeconds() {
        published();
        scan(stan).expect(200);

        event.staff().publish();

        await().atMost(Duration.ofSeconds(5)).until(() -> scan(stan).status() == 403);
    }

    @Test
    void keepsABindingThatThePublishedListDoesNotHaveYet() {
        published();
        scan(stan).expect(200);
        StaffMember unbound = TestEvent.staffMember(event.stansEntry(), "stan@example.com");

        event.staff(unbound).withoutReentry().publish();
        event.publishKey();
        TicketState ticket = event.issued();
        await().until(() -> !validate(ticket, olivia).string("/reason").equals("UNKNOWN_TICKET"));

        scan(issuer.tokenFor("eve").email("stan@example.com").build()).expect(403);
    }

    @Test
    void asksToRepeatForAnEventItHasNotLearntYet() {
        ApiResponse answer = scan(stan).expect(404);

        assertThat(answer.code()).isEqualTo("not_found");
        assertThat(answer.header("Retry-After")).contains("1");
    }

    @Test
    void listsTheEventsTheCallerMayScanFor() {
        published();

        assertThat(gates(stan)).contains(event.id.toString());
        assertThat(gates(olivia)).contains(event.id.toString());
        assertThat(gates(issuer.token("adam"))).doesNotContain(event.id.toString());
    }

    @Test
    void pagesThroughTheGatesWithoutSkippingOrRepeating() {
        String ophelia = issuer.token("ophelia");
        for (int i = 0; i < 5; i++) {
            new TestEvent(messages, Clock.systemUTC().instant())
                    .staff(TestEvent.staffMember(event.newId(), "ophelia@example.com"))
                    .publish();
        }
        await().until(() -> api.get("/v1/me/gates?limit=100", ophelia).at("/items").size() == 5);
        Set<String> seen = new HashSet<>();
        String next = "/v1/me/gates?limit=2";
        int pages = 0;
        while (next != null) {
            ApiResponse page = api.get(next, ophelia).expect(200);
            page.at("/items")
                    .forEach(item -> assertThat(seen.add(item.at("/eventId").asString())).isTrue());
            next =
                    page.at("/nextCursor").isNull()
                            ? null
                            : "/v1/me/gates?limit=2&cursor=" + page.string("/nextCursor");
            pages++;
        }

        assertThat(seen).hasSize(5);
        assertThat(pages).isEqualTo(3);
        assertThat(api.get("/v1/me/gates?cursor=nonsense", ophelia).expect(400).code())
                .isEqualTo("invalid_cursor");
    }

    @Test
    void validatesWithoutAnEventOnlyForCallersWhoScanSomewhere() {
        published();
        event.publishKey();
        TicketState ticket = event.issued();
        await().until(() -> validate(ticket, olivia).string("/result").equals("VALID"));

        assertThat(validate(ticket, issuer.token("adam")).expect(403).code())
                .isEqualTo("forbidden");
        TestEvent oscars = new TestEvent(messages, Clock.systemUTC().instant());
        oscars.staff(TestEvent.staffMember(oscars.newId(), "gus@example.com")).publish();
        String gus = issuer.token("gus");
        await().until(() -> api.get("/v1/me/gates", gus).at("/items").size() == 1);
        assertThat(validate(ticket, gus).expect(200).string("/reason")).isEqualTo("UNKNOWN_TICKET");
    }

    private void published() {
        event.publish();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gates(olivia).contains(event.id.toString()));
    }

    private String gates(String token) {
        return api.get("/v1/me/gates?limit=100", token).expect(200).text();
    }

    /** Waits until the event has arrived, which only the database shows of a draft. */
    private void awaitHandled(TestEvent draft) {
        await().until(() ->
                jdbc.sql("select exists (select from event where id = :id)")
                        .param("id", draft.id)
                        .query(Boolean.class)
                        .single());
    }

    private ApiResponse at(String path, UUID eventId, String token) {
        Map<String, String> body = new HashMap<>();
        body.put("eventId", eventId.toString());
        body.put("code", "nonsense");
        if (path.equals("/v1/scans")) {
            body.put("scanId", event.newId().toString());
        }
        return api.post(path, body, token);
    }

    private ApiResponse validateHere(String token) {
        return at("/v1/validations", event.id, token);
    }

    private ApiResponse validate(TicketState ticket, String token) {
        return api.post("/v1/validations", Map.of("code", ticket.code()), token);
    }

    private ApiResponse scan(String token) {
        return api.post(
                "/v1/scans",
                Map.of(
                        "scanId", Objects.toString(event.newId()),
                        "eventId", event.id.toString(),
                        "code", "nonsense"),
                token);
    }
}
