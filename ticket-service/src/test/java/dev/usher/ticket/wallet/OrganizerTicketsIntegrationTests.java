package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.ticket.TestOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The lists of the tickets of all events of an organizer. */
@ServiceTest(schema = "ticket")
class OrganizerTicketsIntegrationTests {

    private static final String FIRST = "updatedSince=2026-01-01T00:00:00Z";

    private final Api api;
    private final TestIssuer issuer;
    private final TicketBuyers buyers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String organizer = "organizer-" + UUID.randomUUID();

    OrganizerTicketsIntegrationTests(
            MessageProbe kafka,
            Api api,
            TestIssuer issuer,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.api = api;
        this.issuer = issuer;
        this.buyers = new TicketBuyers(kafka, api, issuer);
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void listsTheTicketsOfAllEventsNewestFirst() {
        String older = bought();
        String newer = bought();

        ApiResponse first = list("limit=1");
        ApiResponse rest = list("limit=1&cursor=" + first.string("/nextCursor"));

        assertThat(ids(first)).containsExactly(newer);
        assertThat(ids(rest)).containsExactly(older);
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
        assertThat(first.string("/items/0/orderReference"))
                .isEqualTo(
                        TestOrders.referenceOf(UUID.fromString(first.string("/items/0/orderId"))));
        assertThat(first.at("/items/0").has("code")).isFalse();
        assertThat(first.at("/items/0").has("credential")).isFalse();
        String other = issuer.token("nobody-" + organizer, "organizer");
        assertThat(ids(api.get("/v1/tickets", other).expect(200))).isEmpty();
        for (String query : List.of("", "?" + FIRST)) {
            String attendee = issuer.token(organizer, "attendee");
            assertThat(api.get("/v1/tickets" + query, attendee).expect(403).code())
                    .isEqualTo("forbidden");
        }
    }

    @Test
    void aReaderWhoAsksAgainWithTheLastChangeMissesNone() {
        String first = bought();
        String second = bought();
        ApiResponse begun = awaitChanges(FIRST, 2);
        assertThat(ids(begun)).containsExactly(first, second);
        ApiResponse page = list(FIRST + "&limit=1");
        assertThat(ids(list(FIRST + "&limit=1&cursor=" + page.string("/nextCursor"))))
                .containsExactly(second);

        api.post("/v1/tickets/" + first + "/cancel", null, organizer()).expect(200);

        ApiResponse again = awaitChanges("updatedSince=" + begun.string("/items/1/updatedAt"), 2);
        assertThat(ids(again)).containsExactly(second, first);
        assertThat(again.string("/items/1/status")).isEqualTo("CANCELLED");
        assertThat(Instant.parse(again.string("/items/1/updatedAt")))
                .isAfter(Instant.parse(again.string("/items/0/updatedAt")));
        String event = again.string("/items/1/eventId");
        assertThat(ids(list(FIRST + "&eventId=" + event))).containsExactly(first);
        String stranger = issuer.token("nobody-" + organizer, "organizer");
        assertThat(ids(api.get("/v1/tickets?" + FIRST, stranger).expect(200))).isEmpty();
        api.get("/v1/tickets?" + FIRST + "&eventId=" + event, stranger).expect(404);
    }

    @Test
    void listsNoChangeBeforeAnEarlierOneIsCommitted() {
        String slow = bought();
        String quick = bought();
        String since = awaitChanges(FIRST, 2).string("/items/1/updatedAt");
        List<String> seen = new ArrayList<>();

        transaction.executeWithoutResult(_ -> {
            touch(slow);
            transaction.executeWithoutResult(_ -> touch(quick));
            seen.addAll(ids(list("updatedSince=" + since)));
        });

        assertThat(seen).isEmpty();
        assertThat(ids(awaitChanges("updatedSince=" + since, 2))).containsExactly(slow, quick);
    }

    private void touch(String ticket) {
        jdbc.sql("update ticket set message_sequence = message_sequence + 1 where id = :id")
                .param("id", UUID.fromString(ticket))
                .update();
    }

    private String bought() {
        PaymentSucceeded paid = TestOrders.paidBy("alice", UUID.randomUUID(), 1);
        PaymentSucceeded own =
                new PaymentSucceeded(
                        paid.orderId(),
                        paid.reservationId(),
                        paid.eventId(),
                        TestIssuer.accountId(organizer),
                        paid.paidAt(),
                        paid.total(),
                        paid.buyer(),
                        paid.lines(),
                        paid.event(),
                        paid.externalReference());
        return buyers.pay(own, 1).getFirst().get("id").asString();
    }

    /** Changes are listed once the transactions that were under way have ended. */
    private ApiResponse awaitChanges(String query, int tickets) {
        return await().until(() -> list(query), page -> page.at("/items").size() == tickets);
    }

    private ApiResponse list(String query) {
        return api.get("/v1/tickets?" + query, organizer()).expect(200);
    }

    private String organizer() {
        return issuer.token(organizer, "organizer");
    }

    private static List<String> ids(ApiResponse page) {
        return page.at("/items")
                .valueStream()
                .map((JsonNode item) -> item.get("id").asString())
                .toList();
    }
}
