package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.payment.checkout.SessionOpening;
import dev.usher.payment.checkout.SessionReport;
import dev.usher.payment.checkout.SessionRequest;
import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderLine;
import dev.usher.payment.order.OrderedEvent;
import dev.usher.platform.web.deadline.Deadline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what each of Stripe's refusals means for the attempt. */
class StripePaymentProviderTests {

    private static final Duration RESERVE = Duration.ofSeconds(5);
    private static final OrderId ORDER = new OrderId(new UUID(1, 1));

    private HttpServer stripe;
    private volatile int status = 400;
    private volatile String error = "{}";
    private volatile boolean hangUp;
    private volatile CountDownLatch silence = new CountDownLatch(0);
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void start() throws IOException {
        stripe = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stripe.createContext("/v1/checkout/sessions", this::refuse);
        stripe.start();
    }

    @AfterEach
    void stop() {
        stripe.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"param": "expires_at", "message": "m"}
                    {"message": "The `expires_at` timestamp must be at least 30 minutes from …"}
                    """)
    void needsANewPlanWhenTheEndIsRefused(String refusal) {
        refuseWith(400, refusal);

        assertThat(provider().openSession(request())).isEqualTo(new SessionOpening.AttemptSpent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"param": "success_url", "code": "url_invalid", "message": "m"} | SUCCESS_URL | url_invalid
                    {"param": "success_url", "message": "at least 30 minutes"} | SUCCESS_URL | invalid
                    {"param": "cancel_url", "code": "A b", "message": "m"} | CANCEL_URL | invalid
                    {"code": "amount_too_small", "message": "m"} | SALE | amount_too_small
                    {"code": "amount_too_large", "message": "m"} | SALE | amount_too_large
                    {"param": "line_items", "message": "m"} | SALE | invalid
                    {"param": "line_items[0][price_data][currency]", "message": "m"} | SALE | invalid
                    """)
    void namesThePartThatStripeRefusesForGood(
            String refusal, SessionOpening.Part part, String code) {
        refuseWith(400, refusal);

        assertThat(provider().openSession(request()))
                .isEqualTo(new SessionOpening.Refused(part, code));
        assertThat(alarms("session_rejected")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"param\": \"mode\", \"message\": \"m\"}",
                "{\"param\": \"line_item\", \"code\": \"parameter_unknown\", \"message\": \"m\"}",
                "{\"code\": \"payment_method_unactivated\", \"message\": \"m\"}",
                "{\"message\": \"In order to use Checkout, you must set an account name.\"}"
            })
    void alarmsAnOperatorWhenTheReasonIsOurs(String refusal) {
        refuseWith(400, refusal);

        SessionOpening opening = provider().openSession(request());

        assertThat(opening).isInstanceOf(SessionOpening.Rejected.class);
        assertThat(opening.toString()).doesNotContain("account name", "message");
        assertThat(alarms("session_rejected")).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void alarmsAnOperatorWhenTheKeyIsRefusedAndKeepsTheAttempt(int status) {
        refuseWith(status, "{\"code\": \"api_key_expired\", \"message\": \"m\"}");

        assertThat(provider().openSession(request())).isEqualTo(new SessionOpening.Unavailable());
        assertThat(provider().session(ORDER, "cs_test_1"))
                .isEqualTo(new SessionReport.Unavailable());
        assertThat(alarms("key_refused")).isEqualTo(2);
    }

    @Test
    void alarmsAnOperatorWhenASessionIsNotThere() {
        refuseWith(404, "{\"code\": \"resource_missing\", \"message\": \"m\"}");

        assertThat(provider().session(ORDER, "cs_test_1"))
                .isEqualTo(new SessionReport.Unavailable());
        assertThat(alarms("session_rejected")).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 500, 502})
    void doesNotKnowWhetherTheSessionExistsAfterOtherAnswers(int status) {
        refuseWith(status, "{\"message\": \"m\"}");

        assertThat(provider().openSession(request())).isEqualTo(new SessionOpening.Unavailable());
    }

    @Test
    void opensTheSessionWithoutAnAddressThatStripeRefuses() {
        refuseWith(
                400,
                "{\"param\": \"customer_email\", \"code\": \"email_invalid\", \"message\": \"m\"}");

        provider().openSession(request());

        assertThat(bodies).hasSize(2);
        assertThat(bodies.getFirst()).contains("customer_email=alice");
        assertThat(bodies.getLast()).doesNotContain("customer_email");
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void makesNoCallWithoutTimeForTheAnswer() {
        try (Deadline.Scope _ = Deadline.in(RESERVE).open()) {
            assertThat(provider().openSession(request()))
                    .isEqualTo(new SessionOpening.Unavailable());
        }

        assertThat(bodies).isEmpty();
    }

    @Test
    void waitsForAnAnswerNoLongerThanItsCaller() {
        silence = new CountDownLatch(1);
        Deadline deadline = Deadline.in(RESERVE.plusMillis(300));

        try (Deadline.Scope _ = deadline.open()) {
            assertThat(provider().openSession(request()))
                    .isEqualTo(new SessionOpening.Unavailable());
        }

        assertThat(deadline.isOver()).isFalse();
        silence.countDown();
    }

    @Test
    void repeatsALostCallWithinTheRateOnly() {
        hangUp = true;
        Deadline deadline = Deadline.in(RESERVE.plusMillis(700));

        try (Deadline.Scope _ = deadline.open()) {
            assertThat(provider(1, 1).openSession(request()))
                    .isEqualTo(new SessionOpening.Unavailable());
        }

        // The only place is free a second after the call was lost, which is too late.
        assertThat(bodies).hasSize(1);
    }

    @Test
    void repeatsALostCallUnderItsKey() {
        hangUp = true;

        assertThat(provider(10, 1).openSession(request()))
                .isEqualTo(new SessionOpening.Unavailable());

        assertThat(bodies).hasSize(2);
        assertThat(bodies.getFirst()).isEqualTo(bodies.getLast());
        assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
    }

    private double alarms(String reason) {
        return meters.get("usher.stripe.alarms").tag("reason", reason).counter().count();
    }

    private void refuseWith(int answer, String refusal) {
        status = answer;
        error = refusal;
    }

    private void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            awaitQuietly(silence);
            keys.addAll(exchange.getRequestHeaders().getOrDefault("Idempotency-Key", List.of()));
            if (hangUp) {
                return;
            }
            byte[] body = ("{\"error\": " + error + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private StripePaymentProvider provider() {
        return provider(10, 0);
    }

    private StripePaymentProvider provider(int perEndpoint, int repeats) {
        String base = "http://127.0.0.1:" + stripe.getAddress().getPort();
        StripeClient client =
                StripeClient.builder()
                        .setApiKey("sk_test_sandbox_local")
                        .setApiBase(base)
                        .setMaxNetworkRetries(repeats)
                        .setHttpClient(new PooledTransport(Duration.ofSeconds(2), RESERVE))
                        .build();
        CallRate rate = new CallRate(10, perEndpoint, Duration.ofSeconds(2), System::nanoTime);
        return new StripePaymentProvider(
                client,
                new StripeCalls(rate, meters, new StripeAlarms(meters)),
                new SessionForms(),
                new StripeSettings("sk_test_sandbox_local", base, List.of(), false),
                new StripeCallSettings(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        0,
                        RESERVE,
                        10,
                        10,
                        Duration.ofSeconds(2),
                        100));
    }

    private static SessionRequest request() {
        return new SessionRequest(
                ORDER,
                new UUID(1, 2),
                1,
                new OrderedEvent(
                        "Winter Jazz",
                        Instant.parse("2027-01-20T19:00:00Z"),
                        Instant.parse("2027-01-20T23:00:00Z"),
                        "Europe/Amsterdam",
                        "Paradiso",
                        null,
                        "Amsterdam",
                        "NL"),
                List.of(new OrderLine(new UUID(1, 3), new UUID(1, 4), "Standing", 2, 2500)),
                new Money(5000, "EUR"),
                "alice@example",
                "shop-20271",
                "https://shop.example.com/thanks",
                "https://shop.example.com/basket",
                Instant.parse("2026-12-01T19:31:00Z"));
    }
}
