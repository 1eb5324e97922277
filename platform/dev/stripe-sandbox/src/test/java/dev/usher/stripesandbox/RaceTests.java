package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.stripesandbox.core.PayOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of several concurrent actions exactly one succeeds. */
class RaceTests {

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(SandboxOptions.defaults().with("sandbox.max-sessions", "60"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aSessionIsEitherPaidOrExpired() throws Exception {
        for (int round = 0; round < 20; round++) {
            String id = shop.open().getId();

            List<Boolean> won =
                    together(
                            List.of(
                                    () -> shop.sandbox.pay(id) instanceof PayOutcome.Completed,
                                    () -> shop.sandbox.pay(id) instanceof PayOutcome.Completed,
                                    () ->
                                            shop.post("/v1/checkout/sessions/" + id + "/expire", "")
                                                            .status()
                                                    == 200));

            assertThat(won).containsOnlyOnce(true);
        }
        assertThat(shop.sandbox.ledger().violations()).isEmpty();
        // Read once, because later bookings add events to the same log.
        List<Long> numbers = shop.sandbox.events().stream().map(event -> event.sequence()).toList();
        assertThat(numbers).isEqualTo(countdown(numbers.size()));
    }

    private static List<Long> countdown(int from) {
        List<Long> numbers = new ArrayList<>();
        for (long number = from; number > 0; number--) {
            numbers.add(number);
        }
        return numbers;
    }

    @Test
    void oneKeyOpensOneSession() throws Exception {
        String form =
                "mode=payment&success_url=http%3A%2F%2Flocalhost%2Fok&line_items[0][quantity]=1"
                        + "&line_items[0][price_data][currency]=eur"
                        + "&line_items[0][price_data][unit_amount]=500"
                        + "&line_items[0][price_data][product_data][name]=Seat";
        Callable<Integer> create =
                () -> shop.post("/v1/checkout/sessions", form, "Idempotency-Key", "one").status();

        List<Integer> statuses = together(List.of(create, create, create, create, create, create));

        assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
        assertThat(shop.sandbox.checkouts()).hasSize(1);
    }

    @Test
    void evictsFinishedSessionsAtItsBoundAndRefusesWhenAllAreOpen() {
        for (int i = 0; i < 60; i++) {
            shop.sandbox.pay(shop.open().getId());
        }
        for (int i = 0; i < 60; i++) {
            shop.open();
        }

        Shop.Answer full =
                shop.post(
                        "/v1/checkout/sessions",
                        "mode=payment&success_url=http%3A%2F%2Fx.test&line_items[0][quantity]=1"
                                + "&line_items[0][price_data][currency]=eur"
                                + "&line_items[0][price_data][unit_amount]=500"
                                + "&line_items[0][price_data][product_data][name]=Seat");

        assertThat(full.status()).isEqualTo(429);
        assertThat(shop.sandbox.checkouts()).hasSize(60);
    }

    private static <T> List<T> together(List<Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        }
    }
}
