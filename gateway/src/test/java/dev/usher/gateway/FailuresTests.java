package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.ApiResponse;
import java.io.BufferedReader;
import java.io.IOException;
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
    }

    @Test
    void answers502ForAServiceThatBreaksOff() {
        EVENT.answers((exchange, _) -> exchange.close());

        ApiResponse answer = api.get("/v1/events/7", null);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("bad_gateway");
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

        HttpResponse<java.io.InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: 1");
            firstWasRead.countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: 2");
        }
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
