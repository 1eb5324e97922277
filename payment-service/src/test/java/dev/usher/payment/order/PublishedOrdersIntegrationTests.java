package dev.usher.payment.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.OrderChanged;
import dev.usher.contracts.OrderSnapshot;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Shop;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.Seen;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.Dispute;
import dev.usher.stripesandbox.core.DisputeWish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PaymentTest
class PublishedOrdersIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final MessageProbe messages;
    private final OrderPublisher publisher;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PublishedOrdersIntegrationTests(
            Shop shop,
            Api api,
            StripeSandbox stripe,
            MessageProbe messages,
            OrderPublisher publisher,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.messages = messages;
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void tellTheWholeLifeOfAnOrderInItsOrder() {
        ApiResponse order = fulfilled();
        refund(order, 1000);
        shop.awaitStatus(order, "PARTIALLY_REFUNDED");
        String dispute = stripe.dispute(Shop.session(order), DisputeWish.fraudulent());
        awaitPayment(order, "DISPUTED");
        stripe.moveDispute(dispute, Dispute.Status.LOST);
        awaitPayment(order, "DISPUTE_LOST");

        awaitTold(order, 7);
        assertThat(told(order))
                .extracting(it -> it.status() + " " + it.payment().status())
                .containsExactly(
                        "PENDING_PAYMENT OPEN",
                        "PAID SUCCEEDED",
                        "FULFILLED SUCCEEDED",
                        "REFUND_PENDING SUCCEEDED",
                        "PARTIALLY_REFUNDED SUCCEEDED",
                        "PARTIALLY_REFUNDED DISPUTED",
                        "PARTIALLY_REFUNDED DISPUTE_LOST");
        assertThat(sequences(order)).containsExactlyElementsOf(oneTo(7));
    }

    @Test
    void equalWhatTheOrganizerReads() {
        ApiResponse order = fulfilled();
        awaitTold(order, 3);

        OrderSnapshot told = told(order).getLast();
        ApiResponse read = shop.read(Shop.id(order), "olivia");
        ApiResponse asOrganizer =
                api.get("/v1/orders/" + Shop.id(order), shop.organizer("olivia")).expect(200);
        assertThat(read.status()).isEqualTo(404);
        assertThat(told.id()).hasToString(asOrganizer.string("/id"));
        assertThat(told.status()).isEqualTo(asOrganizer.string("/status"));
        assertThat(told.buyer().email()).isEqualTo(asOrganizer.string("/buyer/email"));
        assertThat(told.total().amount()).isEqualTo(asOrganizer.at("/total/amount").asLong());
        assertThat(told.items().getFirst().lineId())
                .hasToString(asOrganizer.string("/items/0/lineId"));
        assertThat(told.payment().stripePaymentIntentId())
                .isEqualTo(asOrganizer.string("/payment/stripePaymentIntentId"));
        assertThat(told.paidAt()).hasToString(asOrganizer.string("/paidAt"));
        assertThat(told.fulfilledAt()).hasToString(asOrganizer.string("/fulfilledAt"));
    }

    @Test
    void tellOfOrdersThatEndWithoutAPayment() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        shop.cancel(Shop.id(order), "alice").expect(200);

        awaitTold(order, 2);
        assertThat(told(order))
                .extracting(OrderSnapshot::status)
                .containsExactly("PENDING_PAYMENT", "CANCELLED");
        assertThat(told(order).getLast().closedAt()).isNotNull();
    }

    @Test
    void tellAgainOfAnOrderWhoseBuyerWasErased() {
        ApiResponse order = fulfilled();
        awaitTold(order, 3);
        OrderId id = OrderId.parse(Shop.id(order)).orElseThrow();

        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update orders set buyer_name = null, buyer_email = null where id = ?")
                    .param(id.value())
                    .update();
            publisher.republish(List.of(id));
        });

        awaitTold(order, 4);
        OrderSnapshot last = told(order).getLast();
        assertThat(last.status()).isEqualTo("FULFILLED");
        assertThat(last.buyer()).isEqualTo(new OrderSnapshot.Contact(null, null));
        assertThat(sequences(order)).containsExactlyElementsOf(oneTo(4));
    }

    @Test
    void doNotTellOfAttempts() {
        UUID attempt = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into orders (id, reservation_id, holder_id, phase, expires_at,
                            created_at)
                        values (?, ?, 'alice', 'ATTEMPT', now(), now())
                        """)
                .params(attempt, UUID.randomUUID())
                .update();

        transaction.executeWithoutResult(_ -> publisher.republish(List.of(new OrderId(attempt))));

        assertThat(
                        jdbc.sql("select publications from orders where id = ?")
                                .param(attempt)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private ApiResponse fulfilled() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        shop.pay(order);
        shop.awaitStatus(order, "PAID");
        for (int seat = 1; seat <= 2; seat++) {
            UUID ticket = UUID.randomUUID();
            messages.publish(ticket, 1, shop.ticket(order, ticket, seat));
        }
        return shop.awaitStatus(order, "FULFILLED");
    }

    private void refund(ApiResponse order, long cents) {
        api.post(
                        "/v1/orders/" + Shop.id(order) + "/refunds",
                        Map.of("reason", "x", "amount", Map.of("amount", cents, "currency", "EUR")),
                        shop.organizer("olivia"))
                .expect(202);
    }

    private void awaitPayment(ApiResponse order, String status) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(shop.read(Shop.id(order), "alice").string("/payment/status"))
                                .isEqualTo(status));
    }

    private void awaitTold(ApiResponse order, int messagesAtLeast) {
        await().atMost(SOON).until(() -> sequences(order).size() >= messagesAtLeast);
    }

    private List<OrderSnapshot> told(ApiResponse order) {
        return messages.seen(Topic.ORDERS, Shop.id(order)).stream()
                .map(seen -> seen.message(OrderChanged.class).state())
                .toList();
    }

    private List<Long> sequences(ApiResponse order) {
        return messages.seen(Topic.ORDERS, Shop.id(order)).stream().map(Seen::sequence).toList();
    }

    private static List<Long> oneTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
