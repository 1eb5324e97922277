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
import dev.usher.validation.Doors;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@ServiceTest(schema = "validation")
class StaffIntegrationTests {

    private final Api api;
    private final TestIssuer issuer;
    private final MessageProbe messages;
    private final Doors doors;
    private final String olivia;
    private final String stan;

    StaffIntegrationTests(Api api, TestIssuer issuer, MessageProbe messages, MutableClock clock) {
        this.api = api;
        this.issuer = issuer;
        this.messages = messages;
        this.doors = new Doors(messages, clock.instant());
        this.olivia = issuer.token("olivia", "organizer");
        this.stan = issuer.token("stan");
    }

    @Test
    void bindsStaffToTheFirstAccountThatMatchesAndSaysSo() {
        announced();

        scan(stan).expect(200);

        StaffBound bound =
                messages.await(Topic.STAFF, doors.event.toString(), StaffBound.class)
                        .message(StaffBound.class);
        assertThat(bound.staffId()).isEqualTo(doors.stansEntry());
        assertThat(bound.accountId()).isEqualTo(TestIssuer.accountId("stan"));
    }

    @Test
    void countsOnlyTheBoundAccountAfterwards() {
        announced();
        scan(stan).expect(200);

        String impostor = issuer.tokenFor("eve").email("stan@example.com").build();

        assertThat(scan(impostor).expect(403).code()).isEqualTo("forbidden");
        assertThat(scan(stan).status()).isEqualTo(200);
    }

    @Test
    void ignoresAnUnverifiedEmail() {
        announced();

        scan(issuer.tokenFor("eve").unverifiedEmail("stan@example.com").build()).expect(403);
    }

    @Test
    void refusesStrangersAndOtherOrganizers() {
        announced();

        scan(issuer.token("adam")).expect(403);
        scan(issuer.token("oscar", "organizer")).expect(403);
        scan(issuer.token("root", "admin")).expect(403);
        scan(null).expect(401);
    }

    @Test
    void letsRemovedStaffGoWithinSeconds() {
        announced();
        scan(stan).expect(200);

        doors.staff().announce();

        await().atMost(Duration.ofSeconds(5)).until(() -> scan(stan).status() == 403);
    }

    @Test
    void keepsABindingThatTheAnnouncedListDoesNotHaveYet() {
        announced();
        scan(stan).expect(200);
        StaffMember unbound = new StaffMember(doors.stansEntry(), "stan@example.com", null, null);

        doors.staff(unbound).withoutReentry().announce();
        doors.announceKey();
        TicketState ticket = doors.issued();
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
    void listsTheEventsOneMayScanFor() {
        announced();

        assertThat(gates(stan)).contains(doors.event.toString());
        assertThat(gates(olivia)).contains(doors.event.toString());
        assertThat(gates(issuer.token("adam"))).doesNotContain(doors.event.toString());
    }

    @Test
    void pagesThroughTheGatesWithoutSkippingOrRepeating() {
        String ophelia = issuer.token("ophelia");
        for (int i = 0; i < 5; i++) {
            new Doors(messages, java.time.Clock.systemUTC().instant())
                    .staff(new StaffMember(doors.id(), "ophelia@example.com", null, null))
                    .announce();
        }
        await().until(() -> api.get("/v1/me/gates?limit=100", ophelia).at("/items").size() == 5);
        java.util.Set<String> seen = new java.util.HashSet<>();
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
    void validatesWithoutAnEventOnlyForThoseWhoScanSomewhere() {
        announced();
        doors.announceKey();
        TicketState ticket = doors.issued();
        await().until(() -> validate(ticket, olivia).string("/result").equals("VALID"));

        assertThat(validate(ticket, issuer.token("adam")).expect(403).code())
                .isEqualTo("forbidden");
        Doors oscars = new Doors(messages, java.time.Clock.systemUTC().instant());
        oscars.staff(new StaffMember(oscars.id(), "gus@example.com", null, null)).announce();
        String gus = issuer.token("gus");
        await().until(() -> api.get("/v1/me/gates", gus).at("/items").size() == 1);
        assertThat(validate(ticket, gus).expect(200).string("/reason")).isEqualTo("UNKNOWN_TICKET");
    }

    private void announced() {
        doors.announce();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gates(olivia).contains(doors.event.toString()));
    }

    private String gates(String token) {
        return api.get("/v1/me/gates?limit=100", token).expect(200).text();
    }

    private ApiResponse validate(TicketState ticket, String token) {
        return api.post("/v1/validations", Map.of("code", ticket.code()), token);
    }

    private ApiResponse scan(String token) {
        return api.post(
                "/v1/scans",
                Map.of(
                        "scanId", Objects.toString(doors.id()),
                        "eventId", doors.event.toString(),
                        "code", "nonsense"),
                token);
    }
}
