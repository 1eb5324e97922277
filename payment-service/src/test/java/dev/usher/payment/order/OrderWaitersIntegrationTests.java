package dev.usher.payment.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Shop;
import dev.usher.platform.testing.ApiResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PaymentTest
class OrderWaitersIntegrationTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Shop shop;
    private final OrderWaiters waiters;
    private final JdbcClient jdbc;

    OrderWaitersIntegrationTests(Shop shop, OrderWaiters waiters, JdbcClient jdbc) {
        this.shop = shop;
        this.waiters = waiters;
        this.jdbc = jdbc;
    }

    @Test
    void showsACommitOfAnotherReplicaToAllWhoWait() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        OrderId id = new OrderId(UUID.fromString(Shop.id(order)));
        List<CompletableFuture<Optional<OrderState>>> waiting =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(
                                        () -> waiters.await(id, OrderState::quarantined, LONG)))
                        .limit(3)
                        .toList();

        jdbc.sql("update orders set quarantine = 'odd', version = version + 1 where id = :id")
                .param("id", id.value())
                .update();

        assertThat(waiting)
                .allSatisfy(answer ->
                        assertThat(answer.get(LONG.toSeconds() / 2, TimeUnit.SECONDS))
                                .get()
                                .matches(OrderState::quarantined));
    }

    @Test
    void returnsTheLastStateWhenTheTimeIsOver() {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        OrderId id = new OrderId(UUID.fromString(Shop.id(order)));

        assertThat(waiters.await(id, OrderState::quarantined, Duration.ofMillis(50)))
                .get()
                .extracting(OrderState::phase)
                .isEqualTo(Phase.OPEN);
        assertThat(waiters.await(new OrderId(UUID.randomUUID()), _ -> false, LONG)).isEmpty();
    }
}
