package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.usher.payment.EventServiceStub;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeLine;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A key is claimed together with the attempt, and its answer stored with the open order. */
@PaymentTest
class KeyedOrdersIntegrationTests {

    private static final String BUYER = "keisha";

    private final Shop shop;
    private final Api api;
    private final EventServiceStub eventService;
    private final StripeLine line;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final String key = UUID.randomUUID().toString();

    KeyedOrdersIntegrationTests(
            Shop shop,
            Api api,
            EventServiceStub eventService,
            StripeLine line,
            JdbcClient jdbc,
            DataSource database) {
        this.database = database;
        this.shop = shop;
        this.api = api;
        this.eventService = eventService;
        this.line = line;
        this.jdbc = jdbc;
    }

    @AfterEach
    void comeUp() {
        line.beforeCall(_ -> {});
        eventService.comeUp();
    }

    @Test
    void storesTheAnswerThatItSends() {
        Reservation reservation = reserve();

        ApiResponse first = open(reservation).expect(201);
        ApiResponse again = open(reservation).expect(201);

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.text()).isEqualTo(first.text());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(header)).as(header).isPresent().isEqualTo(first.header(header));
        }
        assertThat(eventService.claims(reservation)).hasSize(1);
    }

    @Test
    void storesTheAnswerOfAFreeOrder() {
        Reservation reservation = shop.reserve(BUYER, 1, 0);

        ApiResponse first = open(reservation).expect(201);
        ApiResponse again = open(reservation).expect(201);

        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void beginsNothingUnderAKeyOfAnotherRequest() {
        open(reserve()).expect(201);
        Reservation other = reserve();

        ApiResponse refused = open(other).expect(422);

        assertThat(refused.code()).isEqualTo("idempotency_key_reused");
        assertThat(ordersOf(other)).isZero();
        assertThat(eventService.claims(other)).isEmpty();
    }

    @Test
    void refusesARepeatWhileTheFirstIsRunning() {
        Reservation reservation = reserve();
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        line.beforeCall(call -> {
            called.countDown();
            awaitLatch(goOn);
        });
        try {
            CompletableFuture<ApiResponse> first =
                    CompletableFuture.supplyAsync(() -> open(reservation));
            awaitLatch(called);

            assertThat(open(reservation).expect(409).code()).isEqualTo("idempotency_in_progress");
            assertThat(open(reserve()).expect(422).code()).isEqualTo("idempotency_key_reused");

            goOn.countDown();
            assertThat(first.orTimeout(30, TimeUnit.SECONDS).join().status()).isEqualTo(201);
        } finally {
            goOn.countDown();
        }
    }

    /** The periodic work of the service may have one connection of its own. */
    @Test
    void holdsNoConnectionToTheDatabaseWhileStripeIsCalled() throws Exception {
        int buyers = 6;
        CountDownLatch called = new CountDownLatch(buyers);
        CountDownLatch goOn = new CountDownLatch(1);
        line.beforeCall(call -> {
            called.countDown();
            awaitLatch(goOn);
        });
        try {
            List<CompletableFuture<ApiResponse>> opening =
                    Stream.generate(this::reserve)
                            .limit(buyers)
                            .map(reservation ->
                                    CompletableFuture.supplyAsync(
                                            () -> openWithKeyOf(reservation),
                                            Thread::startVirtualThread))
                            .toList();
            awaitLatch(called);

            HikariPoolMXBean connections =
                    database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
            await().untilAsserted(
                            () -> assertThat(connections.getActiveConnections()).isLessThan(2));

            goOn.countDown();
            opening.forEach(each ->
                    assertThat(each.orTimeout(30, TimeUnit.SECONDS).join().status())
                            .isEqualTo(201));
        } finally {
            goOn.countDown();
        }
    }

    /** The second of two replicas finds the claim of the first, and later its answer. */
    @Test
    void waitsForTheLeaseOfARunThatCrashedAndThenFindsItsOrder() {
        Reservation reservation = reserve();
        ApiResponse order = open(reservation).expect(201);
        forgetTheAnswer("9 s");

        ApiResponse early = open(reservation).expect(409);
        assertThat(early.code()).isEqualTo("idempotency_in_progress");
        assertThat(early.header("Retry-After")).isPresent();

        forgetTheAnswer("-1 s");
        ApiResponse later = open(reservation).expect(200);
        assertThat(Shop.id(later)).isEqualTo(Shop.id(order));
        assertThat(open(reservation).expect(200).header("Idempotency-Replayed")).contains("true");
        assertThat(ordersOf(reservation)).isEqualTo(1);
    }

    @Test
    void resumesTheAttemptOfARunThatCrashedBeforeItsClaim() {
        Reservation reservation = reserve();
        eventService.goDown();
        open(reservation).expect(503);
        UUID attempt = attemptOf(reservation);
        assertThat(statusesOfTheKey()).as("a 503 decides nothing").isEmpty();

        eventService.comeUp();

        assertThat(Shop.id(open(reservation).expect(201))).isEqualTo(attempt.toString());
        assertThat(statusesOfTheKey()).containsExactly(201);
    }

    @Test
    void storesARefusal() {
        Reservation reservation = reserve();
        eventService.refuse(reservation, "event_not_on_sale");

        assertThat(open(reservation).expect(409).code()).isEqualTo("event_not_on_sale");
        ApiResponse again = open(reservation).expect(409);

        assertThat(again.code()).isEqualTo("event_not_on_sale");
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(eventService.claims(reservation)).hasSize(1);
    }

    @Test
    void storesTheRefusalOfABodyThatBeginsNothing() {
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("reservationId", "no id");

        ApiResponse first = post(wrong).expect(400);
        ApiResponse again = post(wrong).expect(400);

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void answersAnotherKeyWithTheSameOrder() {
        Reservation reservation = reserve();
        ApiResponse order =
                api.post(
                                "/v1/orders",
                                Map.of("reservationId", reservation.id()),
                                shop.attendee(BUYER),
                                "Idempotency-Key",
                                UUID.randomUUID().toString())
                        .expect(201);

        ApiResponse other = open(reservation).expect(200);

        assertThat(Shop.id(other)).isEqualTo(Shop.id(order));
        assertThat(open(reservation).expect(200).header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void opensOneOrderForManyRequestsAtOnce() {
        Reservation reservation = reserve();

        List<CompletableFuture<ApiResponse>> asked =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> open(reservation)))
                        .limit(8)
                        .toList();

        for (CompletableFuture<ApiResponse> one : asked) {
            assertThat(one.orTimeout(30, TimeUnit.SECONDS).join().status()).isIn(201, 409);
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(statusesOfTheKey()).containsExactly(201));
        assertThat(ordersOf(reservation)).isEqualTo(1);
    }

    private Reservation reserve() {
        return shop.reserve(BUYER, 2, 2500);
    }

    private ApiResponse openWithKeyOf(Reservation reservation) {
        return api.post(
                "/v1/orders",
                Map.of("reservationId", reservation.id()),
                shop.attendee(BUYER),
                "Idempotency-Key",
                reservation.id().toString());
    }

    private ApiResponse open(Reservation reservation) {
        return post(Map.of("reservationId", reservation.id()));
    }

    private ApiResponse post(Map<String, Object> body) {
        return api.post("/v1/orders", body, shop.attendee(BUYER), "Idempotency-Key", key);
    }

    private void forgetTheAnswer(String leasedFor) {
        jdbc.sql(
                        """
                        update idempotency
                        set status = null, headers = null, body = null,
                            lease_until = now() + cast(:leasedFor as interval)
                        where key = :key
                        """)
                .param("leasedFor", leasedFor)
                .param("key", key)
                .update();
    }

    private List<Integer> statusesOfTheKey() {
        return jdbc.sql("select status from idempotency where key = :key")
                .param("key", key)
                .query(Integer.class)
                .list();
    }

    private int ordersOf(Reservation reservation) {
        return jdbc.sql("select count(*) from orders where reservation_id = :reservation")
                .param("reservation", reservation.id())
                .query(Integer.class)
                .single();
    }

    private UUID attemptOf(Reservation reservation) {
        return jdbc.sql("select id from orders where reservation_id = :reservation")
                .param("reservation", reservation.id())
                .query(UUID.class)
                .single();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
