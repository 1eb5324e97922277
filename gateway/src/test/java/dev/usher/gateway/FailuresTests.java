package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.usher.platform.testing.ApiResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FailuresTests extends GatewayTest {

    /** More than anybody waits for. */
    private static final int MAX_BEATS = 2_000;

    @Test
    void answers503ForAServiceThatIsAway() {
        ApiResponse answer = TICKET.whileAway(() -> api.get("/v1/me/tickets", alice()));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("service_unavailable");
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.text()).doesNotContain("127.0.0.1").doesNotContain("refused");
    }

    @Test
    void answers504ForAServiceThatDoesNotAnswerInTime() {
        CountDownLatch never = new CountDownLatch(1);
        EVENT.answers((_, _) -> await(never));

        ApiResponse answer = api.get("/v1/events/7", null);
        never.countDown();

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.code()).isEqualTo("gateway_timeout");
        assertThat(answer.header("Retry-After")).contains("1");
    }

    @Test
    void answers502ForAServiceThatBreaksOff() {
        EVENT.answers((exchange, _) -> exchange.close());

        ApiResponse answer = api.get("/v1/events/7", null);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("bad_gateway");
        assertThat(answer.header("Retry-After")).contains("1");
    }

    @Test
    void waitsLongerForOrdersThanForTheRest() {
        PAYMENT.answers((exchange, _) -> {
            await(new CountDownLatch(1), Duration.ofMillis(1_500));
            Upstream.send(exchange, 200, "application/json", "{}");
        });

        assertThat(api.post("/v1/orders", "{}", alice()).status()).isEqualTo(200);
        assertThat(api.get("/v1/orders/7", alice()).status()).isEqualTo(200);
        assertThat(api.get("/v1/me/orders", alice()).status()).isEqualTo(504);
    }

    @Test
    void handsAStreamOnPieceByPiece() throws IOException, InterruptedException {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        EVENT.answers((exchange, _) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(event("1"));
            exchange.getResponseBody().flush();
            await(firstWasRead);
            exchange.getResponseBody().write(event("2"));
            exchange.close();
        });
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(api.baseUrl() + "/v1/events/7/availability/stream"))
                        .build();

        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: 1");
            firstWasRead.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: 2");
        }
    }

    @Test
    void keepsAStreamThatIsSilentForLongerThanAnAnswerMayTake()
            throws IOException, InterruptedException {
        EVENT.answers((exchange, _) -> {
            begin(exchange);
            await(new CountDownLatch(1), Duration.ofMillis(1_500));
            exchange.getResponseBody().write(event("late"));
            exchange.close();
        });

        try (BufferedReader lines = listen("Last-Event-ID", "abc")) {
            assertThat(lines.readLine()).isEqualTo("data: late");
        }
        assertThat(EVENT.last().headers().getFirst("Last-Event-ID")).isEqualTo("abc");
        assertThat(EVENT.last().headers().getFirst("Accept")).isEqualTo("text/event-stream");
    }

    @Test
    void letsGoOfAStreamWhoseListenerIsGone() throws IOException, InterruptedException {
        CountDownLatch letGo = new CountDownLatch(1);
        EVENT.answers((exchange, _) -> {
            begin(exchange);
            try {
                for (int n = 0; n < MAX_BEATS; n++) {
                    exchange.getResponseBody().write(event(String.valueOf(n)));
                    exchange.getResponseBody().flush();
                    await(new CountDownLatch(1), Duration.ofMillis(10));
                }
            } catch (IOException gone) {
                letGo.countDown();
            }
        });

        try (BufferedReader lines = listen("Last-Event-ID", "abc")) {
            assertThat(lines.readLine()).isEqualTo("data: 0");
        }

        assertThat(letGo.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
    }

    private BufferedReader listen(String header, String value)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(api.baseUrl() + "/v1/events/7/availability/stream"))
                        .header("Accept", "text/event-stream")
                        .header(header, value)
                        .build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        await(latch, Duration.ofSeconds(20));
    }

    private static void await(CountDownLatch latch, Duration atMost) {
        try {
            boolean _ = latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
