package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Callers who send or read slowly take nothing from others, and each is answered or cut. */
@TestPropertySource(
        properties = {
            "usher.limits.deadlines.header=3s",
            "usher.limits.deadlines.body=3s",
            "usher.limits.deadlines.answer=3s",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=20s",
            "usher.limits.calls.per-second=1000",
            "usher.limits.calls.burst=10000",
            "usher.limits.reservations.per-second=1000",
            "usher.limits.reservations.burst=10000",
            "usher.limits.connections.incomplete-per-address=1000",
            "usher.limits.bodies.per-caller=1000",
            "usher.limits.streams.per-address=40"
        })
class SlowCallersTests extends GatewayTest {

    private static final int OF_A_KIND = 40;

    /** More than the places for webhooks. */
    private static final int WEBHOOKS = 66;

    private static final Duration GIVE_UP = Duration.ofSeconds(60);
    private static final byte[] EVENT_OF_A_STREAM =
            ("data: " + "x".repeat(8_000) + "\n\n").getBytes(StandardCharsets.US_ASCII);

    @Test
    void areAnsweredOrCutWhileOthersGoOn() throws IOException {
        AtomicInteger endedStreams = new AtomicInteger();
        EVENT.answers((exchange, seen) -> {
            if (!seen.uri().endsWith("/stream")) {
                Upstream.send(exchange, 200, "application/json", "{}");
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(EVENT_OF_A_STREAM);
                }
            } catch (IOException cut) {
                endedStreams.incrementAndGet();
            }
        });
        String signedIn = "Host: a\r\nAuthorization: Bearer " + alice() + "\r\n";
        List<Socket> slow = new ArrayList<>();
        slow.addAll(openWith(OF_A_KIND, "GET /v1/events HTTP/1.1\r\nHos"));
        slow.addAll(
                openWith(
                        OF_A_KIND / 2,
                        "POST /v1/reservations HTTP/1.1\r\n"
                                + signedIn
                                + "Content-Length: 9\r\n\r\n{"));
        slow.addAll(
                openWith(
                        WEBHOOKS,
                        "POST /v1/webhooks/stripe HTTP/1.1\r\nHost: a\r\nStripe-Signature: "
                                + SIGNATURE
                                + "\r\nContent-Length: 9\r\n\r\n{"));
        List<Socket> trickling = openWith(OF_A_KIND, "GET /v1/events HTTP/1.1\r\nHost: ");
        List<Socket> streams =
                openWith(
                        OF_A_KIND,
                        "GET /v1/events/7/availability/stream HTTP/1.1\r\nHost: a\r\n\r\n");

        AtomicBoolean allEnded = new AtomicBoolean();
        CompletableFuture<List<Integer>> others =
                CompletableFuture.supplyAsync(() -> call(allEnded));
        CompletableFuture<Void> trickle = CompletableFuture.runAsync(() -> trickle(trickling));

        for (Socket socket : slow) {
            try (socket) {
                RawCall.Answer answer = RawCall.read(socket);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(408);
                assertThat(answer.isProblem()).isTrue();
            }
        }
        trickle.join();
        await().atMost(GIVE_UP).until(() -> endedStreams.get() == OF_A_KIND);
        allEnded.set(true);

        assertThat(others.join()).hasSizeGreaterThan(2).containsOnly(200);
        assertThat(slow.size() + trickling.size() + streams.size()).isGreaterThan(200);
        for (Socket stream : streams) {
            stream.close();
        }
    }

    private List<Integer> call(AtomicBoolean allEnded) {
        List<Integer> statuses = new ArrayList<>();
        do {
            statuses.add(notify("{}").status());
            statuses.add(api.get("/v1/events", null).status());
            statuses.add(api.post("/v1/reservations", "{}", alice()).status());
        } while (!allEnded.get());
        return statuses;
    }

    /** Sends a byte of each request again and again, until its connection is closed. */
    private static void trickle(List<Socket> sockets) {
        List<Socket> open = new ArrayList<>(sockets);
        await().atMost(GIVE_UP)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    open.removeIf(SlowCallersTests::isCut);
                    return open.isEmpty();
                });
    }

    private static boolean isCut(Socket socket) {
        try {
            RawCall.write(socket, "a");
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    private List<Socket> openWith(int number, String beginning) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Socket socket = raw().open();
            RawCall.write(socket, beginning);
            sockets.add(socket);
        }
        return sockets;
    }
}
