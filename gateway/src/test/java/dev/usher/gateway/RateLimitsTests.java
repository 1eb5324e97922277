package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.ApiResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "usher.limits.calls.per-second=1",
            "usher.limits.calls.burst=5",
            "usher.limits.scans.per-second=1",
            "usher.limits.scans.burst=8",
            "usher.limits.codes.per-second=1",
            "usher.limits.codes.burst=2",
            "usher.limits.orders.per-second=1",
            "usher.limits.orders.burst=3",
            "usher.limits.reservations.per-second=1",
            "usher.limits.reservations.burst=4"
        })
@Import(RateLimitsTests.StandingTime.class)
class RateLimitsTests extends GatewayTest {

    private static final AtomicLong NANOS = new AtomicLong();

    /** Buckets refill when a test says so. */
    @TestConfiguration(proxyBeanMethods = false)
    static class StandingTime {
        @Bean
        @Primary
        LongSupplier standingTime() {
            return NANOS::get;
        }
    }

    @Test
    void answersEachCallerWithWhatIsLeftAndThen429() {
        String token = ISSUER.token("limited-caller");
        for (int left = 4; left >= 0; left--) {
            ApiResponse answer = api.get("/v1/me/tickets", token);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Limit")).contains("5");
            assertThat(answer.header("RateLimit-Remaining")).contains(String.valueOf(left));
            assertThat(answer.header("RateLimit-Reset")).contains(String.valueOf(5 - left));
            assertThat(answer.header("RateLimit-Policy")).contains("\"calls\";q=5;w=5");
            assertThat(answer.header("RateLimit"))
                    .contains("\"calls\";r=" + left + ";t=" + (5 - left));
        }

        ApiResponse refused = api.get("/v1/me/tickets", token);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.header("Retry-After")).contains("1");
        assertThat(refused.header("RateLimit-Remaining")).contains("0");
        assertThat(refused.header("RateLimit-Policy")).contains("\"calls\";q=5;w=5");
        assertThat(refused.header("RateLimit")).contains("\"calls\";r=0;t=1");
        assertThat(api.get("/v1/me/tickets", ISSUER.token("somebody-else")).status())
                .isEqualTo(200);

        NANOS.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(granted(5, () -> api.get("/v1/me/tickets", token))).isEqualTo(2);
    }

    @Test
    void countsATokenOfTheSamePersonOnTheSameLimit() {
        String account = "with-many-tokens";
        for (int call = 0; call < 5; call++) {
            assertThat(api.get("/v1/me/tickets", ISSUER.token(account)).status()).isEqualTo(200);
        }

        assertThat(api.get("/v1/me/tickets", ISSUER.token(account)).status()).isEqualTo(429);
    }

    @Test
    void limitsOrdersReservationsScansAndTypedCodesOnTheirOwn() {
        String token = ISSUER.token("busy");

        assertThat(granted(10, () -> api.post("/v1/orders", "{}", token))).isEqualTo(3);
        assertThat(granted(10, () -> api.post("/v1/reservations", "{}", token))).isEqualTo(4);
        assertThat(
                        granted(
                                5,
                                () ->
                                        api.post(
                                                "/v1/scans",
                                                "{\"a\":{\"code\":1},\"code\":\"x\"}",
                                                token)))
                .isEqualTo(2);
        assertThat(granted(10, () -> api.post("/v1/scans", "{\"credential\":\"x\"}", token)))
                .isEqualTo(3);
        assertThat(api.get("/v1/me/tickets", token).status()).isEqualTo(200);
    }

    @Test
    void namesTheLimitThatCounted() {
        String token = ISSUER.token("who-asks-which-limit");
        String typed = "{\"code\":\"x\"}";

        assertThat(api.post("/v1/orders", "{}", token).header("RateLimit"))
                .contains("\"orders\";r=2;t=1");
        assertThat(api.post("/v1/reservations", "{}", token).header("RateLimit-Policy"))
                .contains("\"reservations\";q=4;w=4");
        assertThat(api.post("/v1/scans", "{\"credential\":\"x\"}", token).header("RateLimit"))
                .contains("\"scans\";r=7;t=1");
        assertThat(api.post("/v1/scans", typed, token).headers().allValues("RateLimit"))
                .containsExactly("\"codes\";r=1;t=1");
    }

    @Test
    void tellsItsOwnLimitsAndNotThoseOfAService() {
        EVENT.answers((exchange, _) -> {
            exchange.getResponseHeaders().set("RateLimit", "\"inner\";r=1;t=1");
            exchange.getResponseHeaders().set("RateLimit-Policy", "\"inner\";q=1;w=1");
            Upstream.send(exchange, 200, "application/json", "{}");
        });

        ApiResponse answer = api.get("/v1/events", ISSUER.token("who-sees-one-limit"));

        assertThat(answer.headers().allValues("RateLimit")).containsExactly("\"calls\";r=4;t=1");
        assertThat(answer.headers().allValues("RateLimit-Policy"))
                .containsExactly("\"calls\";q=5;w=5");
    }

    @Test
    void doesNotLimitTheWebhook() {
        assertThat(granted(30, () -> notify("{}"))).isEqualTo(30);
    }

    @Test
    void limitsStrangersByAddressWithBadTokensToo() {
        for (int call = 0; call < 5; call++) {
            String elsewhere = "10.0.0." + call;
            assertThat(api.get("/v1/events", "nonsense", "X-Forwarded-For", elsewhere).status())
                    .isEqualTo(401);
        }

        ApiResponse limited = api.get("/v1/events", "nonsense");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("WWW-Authenticate")).isEmpty();
        assertThat(api.get("/v1/events", null).header("RateLimit-Limit")).contains("5");
    }

    private static int granted(int calls, Supplier<ApiResponse> call) {
        int granted = 0;
        for (int at = 0; at < calls; at++) {
            if (call.get().status() == 200) {
                granted++;
            }
        }
        return granted;
    }
}
