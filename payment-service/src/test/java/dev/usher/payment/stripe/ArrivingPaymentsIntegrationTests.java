package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Shop;
import dev.usher.platform.testing.ApiResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A notification that pays its order as usual is stored by the transaction that settles it. */
@PaymentTest
class ArrivingPaymentsIntegrationTests {

    private static final String BUYER = "arjun";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Shop shop;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ArrivingPaymentsIntegrationTests(Shop shop, JdbcClient jdbc, TransactionTemplate transaction) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void storesANotificationWithThePaymentThatItReports() {
        ApiResponse order = order();

        shop.pay(order);

        awaitPaid(order);
        assertThat(inOneTransaction(order)).isTrue();
        assertThat(told(order)).isEqualTo("paid, 1 attempts, done true");
    }

    @Test
    void settlesPaymentsThatArriveAtTheSameTime() {
        List<ApiResponse> orders = Stream.generate(this::order).limit(20).toList();

        orders.parallelStream().forEach(shop::pay);

        orders.forEach(this::awaitPaid);
        assertThat(orders).allMatch(this::inOneTransaction);
    }

    /** Stripe gets its answer although the order can't be settled yet. */
    @Test
    void doesNotWaitForAnOrderThatIsLocked() {
        ApiResponse order = order();

        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select id from orders where id = :id for update")
                    .param("id", id(order))
                    .query(UUID.class)
                    .single();
            shop.pay(order);
            await().atMost(SOON).until(() -> undone(order) == 1);
        });

        awaitPaid(order);
        assertThat(told(order)).isEqualTo("paid, 1 attempts, done true");
    }

    private ApiResponse order() {
        return shop.opened(shop.reserve(BUYER, 2, 2500));
    }

    private static UUID id(ApiResponse order) {
        return UUID.fromString(Shop.id(order));
    }

    private void awaitPaid(ApiResponse order) {
        await().atMost(SOON)
                .until(() ->
                        jdbc.sql("select phase from orders where id = :id")
                                .param("id", id(order))
                                .query(String.class)
                                .single()
                                .equals("PAID"));
    }

    private boolean inOneTransaction(ApiResponse order) {
        return jdbc.sql(
                        """
                        select o.xmin = e.xmin
                        from orders o join order_timeline t on t.order_id = o.id and t.type = 'PAID'
                        join stripe_event e on e.id = t.ref
                        where o.id = :id
                        """)
                .param("id", id(order))
                .query(Boolean.class)
                .single();
    }

    private String told(ApiResponse order) {
        return jdbc.sql(
                        """
                        select e.outcome || ', ' || e.attempts || ' attempts, done '
                            || (e.done_at is not null)
                        from order_timeline t join stripe_event e on e.id = t.ref
                        where t.order_id = :id and t.type = 'PAID'
                        """)
                .param("id", id(order))
                .query(String.class)
                .single();
    }

    /** Counts stored notifications of the session, which is named in their text. */
    private int undone(ApiResponse order) {
        return jdbc.sql(
                        "select count(*) from stripe_event where done_at is null"
                                + " and payload like '%' || :session || '%'")
                .param("session", Shop.session(order))
                .query(Integer.class)
                .single();
    }
}
