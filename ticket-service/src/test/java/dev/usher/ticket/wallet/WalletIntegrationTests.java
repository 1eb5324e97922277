package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.EventPublished;
import dev.usher.contracts.EventUpdated;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Topic;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.ticket.TestOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ServiceTest(schema = "ticket")
class WalletIntegrationTests {

    private final MessageProbe kafka;
    private final Api api;
    private final TestIssuer issuer;
    private final TicketBuyers buyers;

    WalletIntegrationTests(MessageProbe kafka, Api api, TestIssuer issuer) {
        this.kafka = kafka;
        this.api = api;
        this.issuer = issuer;
        this.buyers = new TicketBuyers(kafka, api, issuer);
    }

    @Test
    void showsTheBuyerTheWholeTicket() {
        UUID event = UUID.randomUUID();
        JsonNode ticket = buyers.buy("alice", event, 1).getFirst();

        ApiResponse answer = api.get(path(ticket), token("alice")).expect(200);

        assertThat(answer.json()).isEqualTo(ticket);
        assertThat(answer.string("/code")).hasSize(13);
        assertThat(answer.string("/credential")).startsWith("TKT1:").hasSize(224);
        assertThat(answer.string("/status")).isEqualTo("VALID");
        assertThat(answer.string("/holder/name")).isEqualTo("alice");
        assertThat(answer.string("/holder/email")).isEqualTo("alice@example.com");
        assertThat(answer.string("/event/startsAt")).isEqualTo("2027-01-20T19:00:00Z");
        assertThat(answer.string("/event/timeZone")).isEqualTo("Europe/Amsterdam");
        assertThat(answer.string("/event/location/name")).isEqualTo("Paradiso");
        assertThat(answer.string("/ticketTypeName")).isEqualTo("Standing 1");
        assertThat(answer.string("/eventId")).isEqualTo(event.toString());
    }

    @Test
    void answersNotModifiedUntilTheTicketsEventChanges() {
        UUID event = UUID.randomUUID();
        JsonNode ticket = buyers.buy("alice", event, 1).getFirst();
        String etag =
                api.get(path(ticket), token("alice")).expect(200).header("ETag").orElseThrow();

        api.get(path(ticket), token("alice"), "If-None-Match", etag).expect(304);
        kafka.publish(
                event,
                1,
                new EventPublished(TestOrders.winterJazz(event, 1, "PUBLISHED", "Summer Jazz")));

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(
                                        api.get(path(ticket), token("alice"), "If-None-Match", etag)
                                                .expect(200)
                                                .string("/event/title"))
                                .isEqualTo("Summer Jazz"));
    }

    @Test
    void hidesAForeignTicketEntirely() {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();
        String order = ticket.at("/orderId").asString();

        for (String path :
                List.of(path(ticket), path(ticket) + "/qr.png", path(ticket) + "/qr.svg")) {
            assertThat(api.get(path, token("adam")).expect(404).code()).isEqualTo("not_found");
        }
        assertThat(api.get("/v1/tickets?orderId=" + order, token("adam")).expect(200).at("/items"))
                .isEmpty();
        assertThat(mine("adam", ticket)).isEmpty();
        assertThat(api.get(path(ticket), null).expect(401).code()).isEqualTo("unauthenticated");
    }

    @Test
    void hidesCodeAndCredentialFromTheOrganizer() {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();
        String olivia = issuer.token("olivia", "organizer");

        List<ApiResponse> views =
                List.of(
                        api.get(path(ticket), olivia).expect(200),
                        api.get("/v1/tickets?eventId=" + text(ticket, "/eventId"), olivia)
                                .expect(200),
                        api.get("/v1/tickets?orderId=" + text(ticket, "/orderId"), olivia)
                                .expect(200));

        for (ApiResponse view : views) {
            assertThat(view.text())
                    .contains("alice@example.com")
                    .doesNotContain(text(ticket, "/code"))
                    .doesNotContain("TKT1")
                    .doesNotContain("\"code\"")
                    .doesNotContain("\"credential\"");
        }
        assertThat(api.get(path(ticket) + "/qr.png", olivia).expect(403).code())
                .isEqualTo("forbidden");
        assertThat(mine("olivia", ticket)).isEmpty();
    }

    @Test
    void listsAnEventsTicketsForItsOrganizerAlone() {
        UUID event = UUID.randomUUID();
        buyers.buy("alice", event, 2);
        buyers.buy("adam", event, 1);
        String path = "/v1/tickets?eventId=" + event;

        ApiResponse first =
                api.get(path + "&limit=2", issuer.token("olivia", "organizer")).expect(200);
        ApiResponse rest =
                api.get(
                                path + "&limit=2&cursor=" + first.string("/nextCursor"),
                                issuer.token("olivia", "organizer"))
                        .expect(200);

        assertThat(first.at("/items")).hasSize(2);
        assertThat(rest.at("/items")).hasSize(1);
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
        assertThat(api.get(path, issuer.token("oscar", "organizer")).status()).isEqualTo(404);
        assertThat(api.get(path, token("alice")).status()).isEqualTo(404);
    }

    @Test
    void showsAnOrganizerWithoutTheRoleNothingOfOthers() {
        UUID event = UUID.randomUUID();
        JsonNode ticket = buyers.buy("alice", event, 1).getFirst();
        String revoked = issuer.token("olivia", "attendee");

        assertThat(api.get("/v1/tickets?eventId=" + event, revoked).expect(403).code())
                .isEqualTo("forbidden");
        api.get(path(ticket), revoked).expect(404);
        api.get(path(ticket) + "/qr.png", revoked).expect(404);
        String order = "/v1/tickets?orderId=" + text(ticket, "/orderId");
        assertThat(api.get(order, revoked).expect(200).at("/items")).isEmpty();
        assertThat(api.get(order, issuer.token("olivia", "organizer")).expect(200).at("/items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Zoe@Example.com, zoe@example.com, true",
        "zoe@example.com, ZOE@EXAMPLE.com, true",
        "zo\u00EB@example.com, zo\u00CB@example.com, false",
        "mi\u212Ae@example.com, mike@example.com, false",
        "stan@example.com, \u017Ftan@example.com, false",
        "\u0130van@example.com, ivan@example.com, false"
    })
    void comparesTheHoldersAddressWithoutUnicodeCaseMapping(
            String holder, String verified, boolean same) {
        UUID event = UUID.randomUUID();
        JsonNode ticket =
                buyers.pay(withBuyerEmail(TestOrders.paidBy("alice", event, 1), holder), 1)
                        .getFirst();
        String caller = issuer.tokenFor("eve").role("attendee").email(verified).build();

        api.get(path(ticket), caller).expect(same ? 200 : 404);
        assertThat(api.get("/v1/me/tickets?eventId=" + event, caller).expect(200).at("/items"))
                .hasSize(same ? 1 : 0);
    }

    @Test
    void doesNotGiveAwayThatAForeignDraftExists() {
        UUID draft = UUID.randomUUID();
        kafka.publish(
                draft, 1, new EventUpdated(TestOrders.winterJazz(draft, 1, "DRAFT", "Secret")));
        String olivia = issuer.token("olivia", "organizer");
        Awaitility.await()
                .until(() -> api.get("/v1/tickets?eventId=" + draft, olivia).status() == 200);

        ApiResponse foreign =
                api.get("/v1/tickets?eventId=" + draft, issuer.token("oscar", "organizer"));
        ApiResponse unknown =
                api.get(
                        "/v1/tickets?eventId=" + UUID.randomUUID(),
                        issuer.token("oscar", "organizer"));

        assertThat(foreign.status()).isEqualTo(unknown.status()).isEqualTo(404);
        assertThat(foreign.header("Retry-After")).isEqualTo(unknown.header("Retry-After"));
        assertThat(foreign.at("/detail")).isEqualTo(unknown.at("/detail"));
    }

    @Test
    void forgetsADeletedDraftButNeverAnEventWithTickets() {
        UUID draft = UUID.randomUUID();
        UUID sold = UUID.randomUUID();
        JsonNode ticket = buyers.buy("alice", sold, 1).getFirst();
        String olivia = issuer.token("olivia", "organizer");
        kafka.publish(
                draft, 1, new EventUpdated(TestOrders.winterJazz(draft, 1, "DRAFT", "Draft")));
        Awaitility.await()
                .until(() -> api.get("/v1/tickets?eventId=" + draft, olivia).status() == 200);

        kafka.publishDeletion(Topic.EVENTS, sold.toString(), 2);
        kafka.publishDeletion(Topic.EVENTS, draft.toString(), 2);

        Awaitility.await()
                .until(() -> api.get("/v1/tickets?eventId=" + draft, olivia).status() == 404);
        api.get(path(ticket), token("alice")).expect(200);
    }

    @Test
    void pagesThroughAnOrder() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 3, 2);
        buyers.pay(paid, 5);

        List<String> seats = new ArrayList<>();
        String cursor = "";
        do {
            ApiResponse page =
                    api.get(
                                    "/v1/tickets?limit=2&orderId=" + paid.orderId() + cursor,
                                    token("alice"))
                            .expect(200);
            page.at("/items").forEach(ticket -> seats.add(text(ticket, "/id")));
            cursor = page.at("/nextCursor").isNull() ? "" : "&cursor=" + page.string("/nextCursor");
        } while (!cursor.isEmpty());

        assertThat(seats).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void showsAHolderTheTicketThatAnotherBought() {
        UUID event = UUID.randomUUID();
        PaymentSucceeded paid =
                withBuyerEmail(TestOrders.paidBy("alice", event, 1), "Zoe@Example.com");
        JsonNode ticket = buyers.pay(paid, 1).getFirst();

        String zoe = issuer.tokenFor("zoe").role("attendee").email("zoe@example.com").build();
        String unverified =
                issuer.tokenFor("zed").role("attendee").unverifiedEmail("zoe@example.com").build();

        ApiResponse held = api.get(path(ticket), zoe).expect(200);
        assertThat(held.string("/credential")).isEqualTo(text(ticket, "/credential"));
        assertThat(text(ticket, "/orderReference"))
                .isEqualTo(TestOrders.referenceOf(paid.orderId()));
        assertThat(held.at("/orderReference").isNull()).isTrue();
        assertThat(api.get("/v1/me/tickets?eventId=" + event, zoe).expect(200).at("/items"))
                .hasSize(1);
        api.get(path(ticket) + "/qr.png", zoe).expect(200);
        api.get(path(ticket), unverified).expect(404);
        assertThat(api.get("/v1/me/tickets", unverified).expect(200).at("/items")).isEmpty();
    }

    @Test
    void listsMyTicketsNewestFirstOverAllEvents() {
        JsonNode older = buyers.buy("mia", UUID.randomUUID(), 1).getFirst();
        JsonNode newer = buyers.buy("mia", UUID.randomUUID(), 1).getFirst();

        ApiResponse all = api.get("/v1/me/tickets", token("mia")).expect(200);
        ApiResponse first = api.get("/v1/me/tickets?limit=1", token("mia")).expect(200);
        ApiResponse second =
                api.get(
                                "/v1/me/tickets?limit=1&cursor=" + first.string("/nextCursor"),
                                token("mia"))
                        .expect(200);

        assertThat(all.at("/items")).hasSize(2);
        assertThat(first.string("/items/0/id")).isEqualTo(text(newer, "/id"));
        assertThat(second.string("/items/0/id")).isEqualTo(text(older, "/id"));
        assertThat(mine("mia", older)).hasSize(1);
    }

    @Test
    void asksForAnOrderAlone() {
        UUID any = UUID.randomUUID();

        for (String query :
                List.of(
                        "?orderId=" + any + "&eventId=" + any,
                        "?orderId=" + any + "&updatedSince=2026-01-01T00:00:00Z",
                        "?updatedSince=yesterday",
                        "?orderId=abc")) {
            assertThat(api.get("/v1/tickets" + query, token("alice")).expect(400).code())
                    .isEqualTo("invalid_request");
        }
        assertThat(
                        api.get("/v1/tickets?orderId=" + any + "&cursor=abc", token("alice"))
                                .expect(400)
                                .code())
                .isEqualTo("invalid_cursor");
        assertThat(api.get("/v1/tickets/" + any, token("alice")).expect(404).code())
                .isEqualTo("not_found");
    }

    private static PaymentSucceeded withBuyerEmail(PaymentSucceeded paid, String email) {
        return new PaymentSucceeded(
                paid.orderId(),
                paid.reservationId(),
                paid.eventId(),
                paid.organizerId(),
                paid.paidAt(),
                paid.total(),
                new dev.usher.contracts.Buyer(paid.buyer().accountId(), paid.buyer().name(), email),
                paid.lines(),
                paid.event(),
                paid.externalReference());
    }

    private List<JsonNode> mine(String who, JsonNode ticket) {
        return api.get("/v1/me/tickets?eventId=" + text(ticket, "/eventId"), token(who))
                .expect(200)
                .at("/items")
                .valueStream()
                .toList();
    }

    private String token(String who) {
        return issuer.token(who, "attendee");
    }

    private static String path(JsonNode ticket) {
        return "/v1/tickets/" + text(ticket, "/id");
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString();
    }
}
