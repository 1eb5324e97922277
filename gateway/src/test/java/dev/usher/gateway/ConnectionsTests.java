package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.gateway.door.DoorCounts;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "usher.limits.connections.per-address=8",
            "usher.limits.connections.incomplete-per-address=2",
            "usher.limits.deadlines.idle=1s",
            "usher.limits.deadlines.beginning=2s",
            "usher.limits.deadlines.header=50s",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=50s"
        })
class ConnectionsTests extends GatewayTest {

    @Autowired ApplicationContext gateway;

    @Autowired MeterRegistry meters;

    @BeforeEach
    void noConnections() {
        awaitConnections(0);
    }

    private void awaitConnections(int open) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> new DoorCounts(gateway).connections() == open);
    }

    private void awaitIncomplete(int requests) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> new DoorCounts(gateway).incompleteRequests() == requests);
    }

    @Test
    void areShownAsGauges() throws IOException {
        try (Socket _ = raw().open()) {
            awaitConnections(1);
            assertThat(meters.get("usher.gateway.connections").gauge().value()).isEqualTo(1);
            assertThat(meters.get("usher.gateway.requests.incomplete").gauge().value()).isZero();
        }
    }

    @Test
    void areBoundedPerAddressAndAPlaceComesBack() throws IOException {
        Socket[] held = new Socket[8];
        for (int i = 0; i < held.length; i++) {
            held[i] = raw().open();
        }
        awaitConnections(held.length);
        try (Socket beyond = raw().open()) {
            RawCall.Answer answer = RawCall.read(beyond);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.isProblem()).isTrue();
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        for (Socket socket : held) {
            socket.close();
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> raw().send("GET", "/v1/events").status() == 200);
    }

    @Test
    void giveUpTheOldestIncompleteRequestOfAnAddress() throws IOException {
        try (Socket oldest = raw().open();
                Socket second = raw().open();
                Socket third = raw().open()) {
            RawCall.write(oldest, "GET /v1/ev");
            awaitIncomplete(1);
            RawCall.write(second, "GET /v1/ev");
            awaitIncomplete(2);
            assertThat(raw().send("GET", "/v1/events").status()).isEqualTo(200);
            RawCall.write(third, "GET /v1/ev");

            RawCall.Answer answer = RawCall.read(oldest);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.isProblem()).isTrue();

            RawCall.write(third, "ents HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(RawCall.read(third).status()).isEqualTo(200);
        }
    }

    @Test
    void areClosedWhenTheyAreIdle() throws IOException {
        try (Socket socket = raw().open()) {
            RawCall.write(socket, "GET /v1/events HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("408");
        }
    }

    @Test
    void areAnswered504WhenNoAnswerBegins() {
        CountDownLatch never = new CountDownLatch(1);
        EVENT.answers((_, _) -> Waiting.on(never));

        RawCall.Answer answer = raw().send("GET", "/v1/events");
        never.countDown();

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void keepSeveralRequestsThatFollowOneAnother() {
        String request = "GET /v1/events HTTP/1.1\r\nHost: a\r\n";

        String answers = raw().text(request + "\r\n" + request + "\r\n" + request + "\r\n");

        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(4);
        assertThat(EVENT.seen()).hasSize(3);
    }
}
