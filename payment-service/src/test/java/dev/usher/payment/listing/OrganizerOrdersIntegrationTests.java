package dev.usher.payment.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Shop;
import dev.usher.payment.order.OrderRows;
import dev.usher.payment.order.OrderStatus;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
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

/** The lists of the orders of all events of an organizer. */
@PaymentTest
class OrganizerOrdersIntegrationTests {

    private static final String FIRST = "updatedSince=2026-01-01T00:00:00Z";

    private final Shop shop;
    private final Api api;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String organizer = "organizer-" + UUID.randomUUID();

    OrganizerOrdersIntegrationTests(
            Shop shop, Api api, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.shop = shop;
        this.api = api;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void listsTheOrdersOfAllEventsOfTheOrganizerNewestFirst() {
        List<String> opened = List.of(open(), open(), open());

        ApiResponse first = list("limit=2");
        ApiResponse rest = list("limit=2&cursor=" + first.string("/nextCursor"));

        assertThat(ids(first)).containsExactly(opened.get(2), opened.get(1));
        assertThat(ids(rest)).containsExactly(opened.getFirst());
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
        assertThat(ids(api.get("/v1/orders", shop.organizer("nobody-" + organizer)).expect(200)))
                .isEmpty();
        assertThat(
                        api.get(
                                        "/v1/orders?status=PAID&cursor="
                                                + first.string("/nextCursor"),
                                        shop.organizer(organizer))
                                .code())
                .isEqualTo("invalid_cursor");
    }

    @Test
    void listsOrdersInAStatus() {
        String free = Shop.id(shop.opened(shop.reserve(organizer, "alice", 1, 0)));
        String pending = open();
        String cancelled = open();
        shop.cancel(cancelled, "alice").expect(200);

        assertThat(ids(list("status=PAID"))).containsExactly(free);
        assertThat(ids(list("status=PENDING_PAYMENT"))).containsExactly(pending);
        assertThat(ids(list("status=CANCELLED"))).containsExactly(cancelled);
        assertThat(ids(list("status=REFUNDED"))).isEmpty();
    }

    /** The status in SQL is the one of the API for every row that this service has by now. */
    @Test
    void derivesTheStatusAsTheApiDoes() {
        shop.cancel(open(), "alice").expect(200);
        open();
        for (OrderStatus status : OrderStatus.values()) {
            jdbc.sql(
                            "select o.*, l.* from orders o"
                                    + OrderRows.WITH_LINES
                                    + "where organizer_id is not null and "
                                    + OrganizerOrders.STATUS
                                    + " = :status")
                    .param("status", status.name())
                    .query((row, _) -> OrderRows.state(row))
                    .list()
                    .forEach(order -> assertThat(OrderStatus.of(order)).isEqualTo(status));
        }
    }

    @Test
    void aReaderWhoAsksAgainWithTheLastChangeMissesNone() {
        String first = open();
        String second = open();
        awaitChanges(FIRST, 2);
        ApiResponse begun = list(FIRST + "&limit=1");
        ApiResponse more = list(FIRST + "&limit=1&cursor=" + begun.string("/nextCursor"));
        assertThat(ids(begun)).containsExactly(first);
        assertThat(ids(more)).containsExactly(second);

        String third = open();
        shop.cancel(first, "alice").expect(200);

        ApiResponse again = awaitChanges("updatedSince=" + more.string("/items/0/updatedAt"), 3);
        assertThat(ids(again)).containsExactly(second, third, first);
        assertThat(again.string("/items/2/status")).isEqualTo("CANCELLED");
        List<Instant> times =
                again.at("/items")
                        .valueStream()
                        .map(item -> Instant.parse(item.get("updatedAt").asString()))
                        .toList();
        assertThat(times).isSorted();
    }

    @Test
    void listsNoChangeBeforeAnEarlierOneIsCommitted() {
        String slow = open();
        String quick = open();
        String since = awaitChanges(FIRST, 2).string("/items/1/updatedAt");
        List<String> seen = new ArrayList<>();

        transaction.executeWithoutResult(_ -> {
            touch(slow);
            transaction.executeWithoutResult(_ -> touch(quick));
            seen.addAll(ids(list("updatedSince=" + since)));
        });

        // The change of the quick one is committed, but an earlier one may follow.
        assertThat(seen).isEmpty();
        assertThat(ids(awaitChanges("updatedSince=" + since, 2))).containsExactly(slow, quick);
    }

    private void touch(String order) {
        jdbc.sql("update orders set version = version + 1 where id = :id")
                .param("id", UUID.fromString(order))
                .update();
    }

    private String open() {
        return Shop.id(shop.opened(shop.reserve(organizer, "alice", 1, 1500)));
    }

    private ApiResponse list(String query) {
        return api.get("/v1/orders?" + query, shop.organizer(organizer)).expect(200);
    }

    /** Changes are listed once the transactions that were under way have ended. */
    private ApiResponse awaitChanges(String query, int orders) {
        return await().until(() -> list(query), page -> page.at("/items").size() == orders);
    }

    private static List<String> ids(ApiResponse page) {
        return page.at("/items").valueStream().map(OrganizerOrdersIntegrationTests::id).toList();
    }

    private static String id(JsonNode order) {
        return order.get("id").asString();
    }
}
