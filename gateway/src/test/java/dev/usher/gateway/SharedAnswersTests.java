package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.usher.platform.testing.ApiResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Callers without a token who ask the same are answered together. */
@TestPropertySource(
        properties = {"usher.shared-answers.at-most=1h", "usher.shared-answers.longest=1KB"})
class SharedAnswersTests extends GatewayTest {

    private static final int CROWD = 32;
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired MeterRegistry meters;

    /** Each test has its own address, so that none gets an answer of another. */
    private final String path = "/v1/events/shared-" + ADDRESSES.incrementAndGet();

    /** The first call loads classes, which takes longer on a busy machine than a call may take. */
    @BeforeEach
    void warm() {
        await().until(() -> api.get("/v1/me/orders", alice()).status() == 200);
        await().until(() -> api.get("/v1/events/warm-up", null).status() == 200);
        ALL.forEach(Upstream::forget);
    }

    @Test
    void asksTheServiceOnceAndTellsEachCallerTheirOwnLimits() {
        allow("600000");
        ApiResponse first = api.get(path, null);
        ApiResponse second = api.get(path, null);

        assertThat(EVENT.seen()).hasSize(1);
        assertThat(second.expect(200).text()).isEqualTo(first.expect(200).text());
        for (String header : new String[] {"ETag", "Vary", "Content-Type", "Content-Length"}) {
            assertThat(second.header(header)).as(header).isEqualTo(first.header(header));
        }
        for (ApiResponse answer : List.of(first, second)) {
            assertThat(answer.header("RateLimit-Remaining")).isPresent();
            assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).hasSize(1);
            assertThat(answer.header("Usher-Fresh-For")).isEmpty();
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void answers304WhoeverWasTheFirstToAsk() {
        allow("600000");

        ApiResponse first = api.get(path, null, "If-None-Match", "\"7\"").expect(304);
        ApiResponse other = api.get(path, null, "If-None-Match", "\"6\"").expect(200);
        ApiResponse again = api.get(path, null, "If-None-Match", "\"6\", W/\"7\"").expect(304);

        assertThat(other.string("/service")).isEqualTo("event");
        assertThat(first.bytes()).isEmpty();
        for (ApiResponse answer : List.of(first, again)) {
            assertThat(answer.header("ETag")).hasValue("\"7\"");
            assertThat(answer.header("Vary")).hasValue("Authorization");
            assertThat(answer.header("Content-Type")).isEmpty();
        }
        assertThat(EVENT.seen()).hasSize(1);
        assertThat(EVENT.last().headers().containsKey("If-None-Match")).isFalse();
    }

    @Test
    void answers304ForAnAnswerThatIsNotShared() {
        allow("0");

        api.get(path, null, "If-None-Match", "\"7\"").expect(304);
        api.get(path, null, "If-None-Match", "\"6\"").expect(200);

        assertThat(EVENT.seen()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Cookie, a=b",
        "Accept, image/png",
        "Cache-Control, no-cache",
        "Range, bytes=0-1",
        "If-Match, *"
    })
    void asksForEachRequestThatIsNotPlain(String name, String value) {
        allow("600000");
        api.get(path, null, name, value);
        api.get(path, null);
        api.get(path, null, name, value);

        assertThat(EVENT.seen()).hasSize(3);
    }

    @Test
    void neverSharesWhatIsAnsweredToAToken() {
        allow("600000");
        api.get(path, alice());
        api.get(path, null);
        api.get(path, alice());
        api.send("HEAD", path, null, null);

        assertThat(EVENT.seen()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "99999999999"})
    void asksEachTimeUnlessTheServiceAllowsMore(String freshFor) {
        allow(freshFor);
        api.get(path, null);
        api.get(path, null);

        assertThat(EVENT.seen()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 404, 500, 503})
    void sharesNothingButSuccess(int status) {
        EVENT.answers((exchange, _) -> {
            exchange.getResponseHeaders().set("Usher-Fresh-For", "600000");
            Upstream.send(exchange, status, "application/json", "{}");
        });
        assertThat(api.get(path, null).status()).isEqualTo(status);
        assertThat(api.get(path, null).status()).isEqualTo(status);

        assertThat(EVENT.seen()).hasSize(2);
    }

    @Test
    void sharesNoAnswerThatIsTooLong() {
        EVENT.answers((exchange, _) -> {
            exchange.getResponseHeaders().set("Usher-Fresh-For", "600000");
            Upstream.send(exchange, 200, "text/plain", "x".repeat(1025));
        });

        assertThat(api.get(path, null).text()).hasSize(1025);
        assertThat(api.get(path, null).text()).hasSize(1025);
        assertThat(EVENT.seen()).hasSize(2);
    }

    @Test
    void tellsRequestsApartByWhatTheAnswerDependsOn() {
        EVENT.answers((exchange, seen) -> {
            exchange.getResponseHeaders().set("Usher-Fresh-For", "600000");
            exchange.getResponseHeaders().set("Vary", "Accept-Language");
            Upstream.send(exchange, 200, "text/plain", seen.headers().getFirst("Accept-Language"));
        });

        for (String language : new String[] {"nl", "en", "nl"}) {
            assertThat(api.get(path, null, "Accept-Language", language).text()).isEqualTo(language);
        }
        assertThat(EVENT.seen()).hasSize(2);
    }

    @Test
    void tellsAddressesApartByTheirQuery() {
        allow("600000");
        api.get(path + "?limit=1", null);
        api.get(path + "?limit=2", null);
        api.get(path + "?limit=1", null);

        assertThat(EVENT.seen()).hasSize(2);
    }

    @Test
    void answersACrowdFromOneCall() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        EVENT.answers((exchange, _) -> {
            Waiting.on(asked);
            allowed(exchange, "1");
        });
        double before = joined();
        List<Future<ApiResponse>> answers = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CROWD; i++) {
                answers.add(crowd.submit(() -> api.get(path, null)));
            }
            await().until(() -> waiting() == CROWD - 1);
            asked.countDown();
            for (Future<ApiResponse> answer : answers) {
                assertThat(answer.get().expect(200).string("/service")).isEqualTo("event");
            }
        }

        assertThat(EVENT.seen()).hasSize(1);
        assertThat(joined() - before).isEqualTo(CROWD - 1);
    }

    @Test
    void asksAgainForThoseWhoWaitedForACallerThatHungUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        EVENT.answers((exchange, _) -> {
            Waiting.on(asked);
            allowed(exchange, "600000");
        });
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ApiResponse> waiting;
            try (Socket first = raw().open()) {
                RawCall.write(first, "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
                await().until(() -> EVENT.seen().size() == 1);
                waiting = crowd.submit(() -> api.get(path, null));
                await().until(() -> waiting() == 1);
            }
            await().until(() -> EVENT.seen().size() == 2);
            asked.countDown();

            waiting.get().expect(200);
        }
        api.get(path, null).expect(200);
        assertThat(EVENT.seen()).hasSize(2);
    }

    @Test
    void asksAgainAfterAChange() {
        allow("600000");
        api.get(path, null);

        api.post("/v1/events/7/publish", "{}", alice()).expect(200);
        api.get(path, null);
        api.post("/v1/reservations", "{}", alice()).expect(200);
        api.get(path, null);

        assertThat(EVENT.seen()).extracting(Upstream.Seen::method).containsOnly("GET", "POST");
        assertThat(EVENT.seen()).filteredOn(seen -> seen.method().equals("GET")).hasSize(2);
    }

    /** The service may have read the state before the change. */
    @Test
    void keepsNoAnswerWhoseCallBeganBeforeAChange() throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        EVENT.answers((exchange, seen) -> {
            if (seen.method().equals("GET")) {
                Waiting.on(changed);
            }
            allowed(exchange, "600000");
        });
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ApiResponse> before = callers.submit(() -> api.get(path, null));
            await().until(() -> EVENT.seen().size() == 1);
            api.patch("/v1/events/7", "{}", alice()).expect(200);
            Future<ApiResponse> after = callers.submit(() -> api.get(path, null));
            await().until(() -> EVENT.seen().size() == 3);
            changed.countDown();
            before.get().expect(200);
            after.get().expect(200);
        }
        api.get(path, null);

        assertThat(EVENT.seen()).hasSize(3);
    }

    private static void allow(String freshFor) {
        EVENT.answers((exchange, _) -> allowed(exchange, freshFor));
    }

    private static void allowed(HttpExchange exchange, String freshFor) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.getResponseHeaders().set("Vary", "Authorization");
        exchange.getResponseHeaders().set("Set-Cookie", "a=b");
        if (!freshFor.isEmpty()) {
            exchange.getResponseHeaders().set("Usher-Fresh-For", freshFor);
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        Upstream.send(exchange, 200, "application/json", "{\"service\":\"event\"}");
    }

    private double joined() {
        return meters.get("usher.gateway.shared-answers")
                .tag("from", "call under way")
                .counter()
                .count();
    }

    private double waiting() {
        return meters.get("usher.gateway.shared-answers.waiting").gauge().value();
    }
}
