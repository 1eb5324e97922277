package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.AdmissionTerms;
import dev.usher.contracts.EventPublished;
import dev.usher.contracts.EventState;
import dev.usher.contracts.TicketCancelled;
import dev.usher.contracts.TicketHolderChanged;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.TicketSuperseded;
import dev.usher.contracts.Topic;
import dev.usher.credential.SignedCredential;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.ticket.TestOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest(schema = "ticket")
class ChangedTicketsIntegrationTests {

    private final MessageProbe kafka;
    private final Api api;
    private final TestIssuer issuer;
    private final JdbcClient jdbc;
    private final TicketBuyers buyers;

    ChangedTicketsIntegrationTests(
            MessageProbe kafka, Api api, TestIssuer issuer, JdbcClient jdbc) {
        this.kafka = kafka;
        this.api = api;
        this.issuer = issuer;
        this.jdbc = jdbc;
        this.buyers = new TicketBuyers(kafka, api, issuer);
    }

    @Test
    void cancelsATicketForItsOrganizer() {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        ApiResponse answer = cancel(ticket, olivia()).expect(200);

        assertThat(answer.string("/status")).isEqualTo("CANCELLED");
        assertThat(answer.text()).doesNotContain("TKT1", text(ticket, "/code"));
        Seen seen = kafka.await(Topic.TICKETS, text(ticket, "/id"), TicketCancelled.class);
        assertThat(seen.sequence()).isEqualTo(2);
        assertThat(seen.message(TicketCancelled.class).state().cancelledAt()).isNotNull();
        ApiResponse again = cancel(ticket, olivia()).expect(200);
        assertThat(again.header("ETag")).isEqualTo(answer.header("ETag"));
        assertThat(api.get(path(ticket), alice()).expect(200).string("/status"))
                .isEqualTo("CANCELLED");
        assertThat(api.get(path(ticket) + "/ticket.html", alice()).expect(200).text())
                .contains("This ticket is cancelled.")
                .doesNotContain(text(ticket, "/code"));
    }

    @Test
    void cancelsATicketForNobodyElse() {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        assertThat(cancel(ticket, alice()).expect(403).code()).isEqualTo("forbidden");
        assertThat(cancel(ticket, issuer.token("oscar", "organizer")).expect(404).code())
                .isEqualTo("not_found");
        assertThat(cancel(ticket, issuer.token("olivia", "attendee")).expect(404).code())
                .isEqualTo("not_found");
        assertThat(cancel(ticket, null).expect(401).code()).isEqualTo("unauthenticated");
        assertThat(api.get(path(ticket), alice()).expect(200).string("/status")).isEqualTo("VALID");
    }

    @Test
    void cancelsOnceHoweverManyAskAtTheSameTime() throws Exception {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        List<ApiResponse> answers = atOnce(8, _ -> cancel(ticket, olivia()));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(sequence(ticket)).isEqualTo(2);
    }

    @Test
    void namesAnotherHolderWhoSeesTheSameTicket() {
        JsonNode ticket = buy(false, TestOrders.STARTS);

        ApiResponse answer = hand(ticket, "Zoe", "zoe@example.com", alice()).expect(200);

        assertThat(answer.string("/holder/name")).isEqualTo("Zoe");
        assertThat(answer.string("/credential")).isEqualTo(text(ticket, "/credential"));
        assertThat(api.get(path(ticket), zoe()).expect(200).string("/credential"))
                .isEqualTo(text(ticket, "/credential"));
        Seen seen = kafka.await(Topic.TICKETS, text(ticket, "/id"), TicketHolderChanged.class);
        TicketState state = seen.message(TicketHolderChanged.class).state();
        assertThat(seen.sequence()).isEqualTo(2);
        assertThat(state.version()).isEqualTo(1);
        assertThat(state.holder().name()).isEqualTo("Zoe");
        assertThat(state.holder().email()).isNull();
        assertThat(hand(ticket, "Zoe", "zoe@example.com", alice()).expect(200).header("ETag"))
                .isEqualTo(answer.header("ETag"));
    }

    @Test
    void supersedesTheCredentialWhereTheEventDemandsIt() {
        JsonNode ticket = buy(true, TestOrders.STARTS);

        ApiResponse answer = hand(ticket, "Zoe", "zoe@example.com", alice()).expect(200);

        assertThat(answer.text()).doesNotContain("\"code\"", "\"credential\"", "TKT1");
        assertThat(answer.string("/holder/email")).isEqualTo("zoe@example.com");
        JsonNode held = api.get(path(ticket), zoe()).expect(200).json();
        assertThat(text(held, "/code")).isNotEqualTo(text(ticket, "/code"));
        SignedCredential credential =
                SignedCredential.parse(text(held, "/credential")).orElseThrow();
        assertThat(credential.claims().version()).isEqualTo(2);
        assertThat(credential.claims().ticketId()).hasToString(text(ticket, "/id"));
        Seen seen = kafka.await(Topic.TICKETS, text(ticket, "/id"), TicketSuperseded.class);
        TicketState state = seen.message(TicketSuperseded.class).state();
        assertThat(seen.sequence()).isEqualTo(2);
        assertThat(state.version()).isEqualTo(2);
        assertThat(state.status()).isEqualTo("VALID");
        for (String form : List.of("qr.png", "qr.svg", "ticket.pdf", "ticket.html")) {
            assertThat(api.get(path(ticket) + "/" + form, alice()).expect(403).code())
                    .isEqualTo("forbidden");
            api.get(path(ticket) + "/" + form, zoe()).expect(200);
        }
        assertThat(api.get("/v1/me/tickets?eventId=" + text(ticket, "/eventId"), alice()).text())
                .contains(text(ticket, "/id"))
                .doesNotContain("TKT1");
    }

    @Test
    void letsTheBuyerTakeASupersededTicketBack() {
        JsonNode ticket = buy(true, TestOrders.STARTS);
        hand(ticket, "Zoe", "zoe@example.com", alice()).expect(200);
        JsonNode held = api.get(path(ticket), zoe()).expect(200).json();

        ApiResponse back = hand(ticket, "Alice", "alice@example.com", alice()).expect(200);

        assertThat(SignedCredential.parse(back.string("/credential")).orElseThrow().claims())
                .satisfies(claims -> assertThat(claims.version()).isEqualTo(3));
        assertThat(back.string("/code"))
                .isNotEqualTo(text(held, "/code"))
                .isNotEqualTo(text(ticket, "/code"));
        api.get(path(ticket), zoe()).expect(404);
    }

    @Test
    void supersedesWhileTheTermsOfTheEventAreNotKnown() {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        ApiResponse answer = hand(ticket, "Zoe", "zoe@example.com", alice()).expect(200);

        assertThat(answer.text()).doesNotContain("TKT1");
    }

    @Test
    void keepsTheHolderOnceTheEventHasStarted() {
        JsonNode ticket = buy(false, Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(hand(ticket, "Zoe", "zoe@example.com", alice()).expect(409).code())
                .isEqualTo("event_started");
        assertThat(sequence(ticket)).isEqualTo(1);
    }

    @Test
    void keepsTheHolderOfACancelledTicket() {
        JsonNode ticket = buy(false, TestOrders.STARTS);
        cancel(ticket, olivia()).expect(200);

        assertThat(hand(ticket, "Zoe", "zoe@example.com", alice()).expect(409).code())
                .isEqualTo("ticket_cancelled");
    }

    @Test
    void letsOnlyTheBuyerNameTheHolder() {
        JsonNode ticket = buy(false, TestOrders.STARTS);
        hand(ticket, "Zoe", "zoe@example.com", alice()).expect(200);

        assertThat(hand(ticket, "Eve", "eve@example.com", zoe()).expect(403).code())
                .isEqualTo("forbidden");
        assertThat(hand(ticket, "Eve", "eve@example.com", olivia()).expect(403).code())
                .isEqualTo("forbidden");
        assertThat(
                        hand(ticket, "Eve", "eve@example.com", issuer.token("adam", "attendee"))
                                .expect(404)
                                .code())
                .isEqualTo("not_found");
    }

    @Test
    void changesOnlyTheVersionThatTheCallerMeant() {
        JsonNode ticket = buy(false, TestOrders.STARTS);
        String etag = api.get(path(ticket), alice()).expect(200).header("ETag").orElseThrow();
        Map<String, Object> zoe = holder("Zoe", "zoe@example.com");

        api.patch(path(ticket), zoe, alice(), "If-Match", etag).expect(200);

        assertThat(
                        api.patch(
                                        path(ticket),
                                        holder("Eve", "eve@example.com"),
                                        alice(),
                                        "If-Match",
                                        etag)
                                .expect(412)
                                .code())
                .isEqualTo("version_conflict");
    }

    @Test
    void givesEachOfManyChangesAtTheSameTimeAVersionOfItsOwn() throws Exception {
        JsonNode ticket = buy(true, TestOrders.STARTS);

        List<ApiResponse> answers =
                atOnce(6, i -> hand(ticket, "Zoe " + i, "zoe" + i + "@example.com", alice()));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(sequence(ticket)).isEqualTo(7);
        assertThat(
                        jdbc.sql("select version from ticket where id = :id")
                                .param("id", UUID.fromString(text(ticket, "/id")))
                                .query(Integer.class)
                                .single())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    {}                                                          | /holder
                    {"holder": null}                                            | /holder
                    {"holder": "Zoe"}                                           | /holder
                    {"holder": {"name": "Zoe"}}                                 | /holder/email
                    {"holder": {"name": " ", "email": "zoe@example.com"}}       | /holder/name
                    {"holder": {"name": "Zoe", "email": "zoe"}}                 | /holder/email
                    {"holder": {"name": "Zoe", "email": "z@e.com", "age": 7}}   | /holder/age
                    {"holder": {"name": "Zoe", "email": "z@e.com"}, "status": "VALID"} | /status
                    """)
    void refusesABodyThatNamesNobody(String body, String pointer) {
        JsonNode ticket = buy(false, TestOrders.STARTS);

        ApiResponse refused = api.patch(path(ticket), body, alice()).expect(400);

        assertThat(refused.string("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(sequence(ticket)).isEqualTo(1);
    }

    private JsonNode buy(boolean supersede, Instant startsAt) {
        UUID event = UUID.randomUUID();
        kafka.publish(event, 1, new EventPublished(winterJazz(event, supersede, startsAt)));
        JsonNode ticket = buyers.buy("alice", event, 1).getFirst();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.get(path(ticket), alice()).string("/event/title").equals("Jazz"));
        return ticket;
    }

    private static EventState winterJazz(UUID event, boolean supersede, Instant startsAt) {
        EventState state = TestOrders.winterJazz(event, 1, "PUBLISHED", "Jazz");
        return new EventState(
                state.id(),
                state.version(),
                state.organizerId(),
                state.status(),
                state.title(),
                state.description(),
                state.location(),
                startsAt,
                TestOrders.ENDS,
                state.timeZone(),
                state.ticketTypes(),
                state.maxPerBuyer(),
                new AdmissionTerms(
                        startsAt.minus(Duration.ofHours(4)),
                        TestOrders.ENDS,
                        true,
                        supersede,
                        false),
                state.staff(),
                state.createdAt(),
                state.updatedAt());
    }

    private ApiResponse hand(JsonNode ticket, String name, String email, String token) {
        return api.patch(path(ticket), holder(name, email), token);
    }

    private static Map<String, Object> holder(String name, String email) {
        return Map.of("holder", Map.of("name", name, "email", email));
    }

    private ApiResponse cancel(JsonNode ticket, @Nullable String token) {
        return api.post(path(ticket) + "/cancel", null, token);
    }

    private long sequence(JsonNode ticket) {
        return jdbc.sql("select message_sequence from ticket where id = :id")
                .param("id", UUID.fromString(text(ticket, "/id")))
                .query(Long.class)
                .single();
    }

    private interface Call {
        ApiResponse make(int number);
    }

    private static List<ApiResponse> atOnce(int calls, Call call) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ApiResponse>> made =
                    IntStream.range(0, calls)
                            .mapToObj(i -> callers.submit(() -> call.make(i)))
                            .toList();
            List<ApiResponse> answers = new ArrayList<>();
            for (Future<ApiResponse> answer : made) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private String alice() {
        return issuer.token("alice", "attendee");
    }

    private String olivia() {
        return issuer.token("olivia", "organizer");
    }

    private String zoe() {
        return issuer.tokenFor("zoe").role("attendee").email("zoe@example.com").build();
    }

    private static String path(JsonNode ticket) {
        return "/v1/tickets/" + text(ticket, "/id");
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString();
    }
}
