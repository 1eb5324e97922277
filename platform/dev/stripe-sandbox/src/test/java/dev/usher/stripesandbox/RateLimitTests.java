package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Calls beyond Stripe's rates are refused as Stripe does. They count within ten minutes here. */
class RateLimitTests {

    private static final String SESSIONS = "/v1/checkout/sessions";

    @RegisterExtension private static final Shop shop = new Shop();

    @Test
    void refusesCallsBeyondTheRateOfTheirOperation() {
        limit(2, 100);
        assertThat(shop.get("/v1/events").status()).isEqualTo(200);
        assertThat(shop.get("/v1/events").status()).isEqualTo(200);

        Shop.Answer refused = shop.get("/v1/events");

        assertRefused(refused, "endpoint-rate");
        assertThat(shop.get("/v1/refunds").status()).isEqualTo(200);
        assertThat(counted("endpointRate")).isEqualTo(1);
        assertThat(counted("globalRate")).isZero();
    }

    @Test
    void refusesCallsBeyondTheRateOfTheAccountWhicheverItsKey() {
        limit(25, 2);
        assertThat(shop.get("/v1/events").status()).isEqualTo(200);
        assertThat(
                        shop.get("/v1/refunds", "Authorization", "Bearer sk_test_sandbox_other")
                                .status())
                .isEqualTo(200);

        assertRefused(shop.get("/v1/disputes"), "global-rate");
        assertThat(counted("globalRate")).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(shop.sandbox.requests())
                        .anySatisfy(call -> assertThat(call.status()).isEqualTo(429)));
    }

    @Test
    void checksTheKeyBeforeTheRateAndTheRateBeforeTheParameters() {
        limit(1, 100);
        String malformed = "mode=payment&nonsense=1";

        assertThat(shop.get("/v1/events", "Authorization", "Bearer nobody").status())
                .isEqualTo(401);
        assertThat(shop.get("/v1/events").status()).isEqualTo(200);
        assertThat(shop.get("/v1/events", "Authorization", "Bearer nobody").status())
                .isEqualTo(401);
        assertThat(shop.post(SESSIONS, malformed).status()).isEqualTo(400);
        assertRefused(shop.post(SESSIONS, malformed), "endpoint-rate");
        assertRefused(shop.post(SESSIONS, "", "Idempotency-Key", "x".repeat(256)), "endpoint-rate");
    }

    @Test
    void keepsNoRefusalUnderTheIdempotencyKey() throws StripeException {
        limit(1, 100);
        Session first = create(shop.stripe, "first");
        assertThatThrownBy(() -> create(shop.stripe, "second"))
                .isInstanceOf(RateLimitException.class);
        // The repeat of a call that was answered counts as any other.
        assertThatThrownBy(() -> create(shop.stripe, "first"))
                .isInstanceOf(RateLimitException.class);
        assertThat(shop.sandbox.checkouts()).hasSize(1);

        shop.endFaults();

        Session second = create(shop.stripe, "second");
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(create(shop.stripe, "first").getId()).isEqualTo(first.getId());
        assertThat(shop.sandbox.checkouts()).hasSize(2);
    }

    @Test
    void letsStripesLibraryGiveUpAtOnce() {
        StripeClient patient =
                StripeClient.builder()
                        .setApiKey(StripeSandbox.API_KEY)
                        .setApiBase(shop.sandbox.baseUrl())
                        .setMaxNetworkRetries(2)
                        .build();
        limit(1, 100);
        assertThat(shop.get("/v1/events").status()).isEqualTo(200);

        var refused =
                catchThrowableOfType(RateLimitException.class, () -> patient.v1().events().list());

        assertThat(refused.getStatusCode()).isEqualTo(429);
        assertThat(refused.getCode()).isEqualTo("rate_limit");
        assertThat(refused.getRequestId()).startsWith("req_");
        assertThat(counted("endpointRate")).isEqualTo(1);
    }

    @Test
    void doesNotGoByTheClockThatCanBeMoved() {
        limit(1, 100);
        assertThat(shop.get("/v1/events").status()).isEqualTo(200);

        shop.admin("clock/advance", "{\"by\": \"PT1H\"}");

        assertRefused(shop.get("/v1/events"), "endpoint-rate");
    }

    @Test
    void limitsNeitherThePageNorTheAdminInterface() {
        String session = shop.open().getId();
        limit(1, 1);
        assertThat(shop.get("/v1/events").status()).isEqualTo(200);

        for (int i = 0; i < 3; i++) {
            assertThat(shop.get("/c/pay/" + session).status()).isEqualTo(200);
            assertThat(shop.get("/_sandbox/state").status()).isEqualTo(200);
        }
        assertThat(counted("globalRate")).isZero();
    }

    @Test
    void canBeOnFromTheStartAndIsOnAgainWhenTheFaultsEnd() {
        SandboxOptions options =
                SandboxOptions.defaults()
                        .with("sandbox.limiter.enabled", "true")
                        .with("sandbox.limiter.per-operation", "1")
                        .with("sandbox.limiter.within", "10m");
        try (Shop limited = new Shop(options)) {
            assertThat(limited.get("/v1/events").status()).isEqualTo(200);
            assertRefused(limited.get("/v1/events"), "endpoint-rate");
            JsonNode shown = limited.get("/_sandbox/faults").json();
            assertThat(shown.at("/limiter/enabled").asBoolean()).isTrue();
            assertThat(shown.at("/limiter/inTotal").asInt()).isEqualTo(100);

            limited.faults("{\"limiter\": {\"enabled\": false}}");
            assertThat(limited.get("/v1/events").status()).isEqualTo(200);
            assertThat(limited.get("/v1/events").status()).isEqualTo(200);

            limited.endFaults();
            assertThat(limited.get("/v1/events").status()).isEqualTo(200);
            assertRefused(limited.get("/v1/events"), "endpoint-rate");
        }
    }

    @Test
    void doesNotStartWithARateThatNoCallCanKeep() {
        SandboxOptions options =
                SandboxOptions.defaults().with("sandbox.limiter.per-operation", "0");

        assertThatThrownBy(() -> StripeSandbox.start(options))
                .rootCause()
                .hasMessageContaining("the rates of sandbox.limiter must be at least 1");
    }

    private static void limit(int perOperation, int inTotal) {
        Shop.Answer set =
                shop.faults(
                        """
                        {"limiter": {"perOperation": %d, "inTotal": %d, "within": "10m"}}\
                        """
                                .formatted(perOperation, inTotal));
        assertThat(set.json().at("/limiter/enabled").asBoolean()).isTrue();
    }

    private static void assertRefused(Shop.Answer answer, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.header("Stripe-Rate-Limited-Reason")).isEqualTo(reason);
        assertThat(answer.header("Stripe-Should-Retry")).isEmpty();
        assertThat(answer.header("Request-Id")).startsWith("req_");
        assertThat(answer.error("type")).isEqualTo("invalid_request_error");
        assertThat(answer.error("code")).isEqualTo("rate_limit");
        assertThat(StripeFacts.read().violations(answer.json())).isEmpty();
    }

    private static long counted(String counter) {
        return shop.get("/_sandbox/faults").json().at("/counters/" + counter).asLong(-1);
    }

    private static Session create(StripeClient stripe, String key) throws StripeException {
        return stripe.v1().checkout().sessions().create(Shop.twoSeats().build(), Shop.key(key));
    }
}
