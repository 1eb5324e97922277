package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that answers each call with the next of the answers it was given. */
class UsherClientTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Caller ALICE = new Caller("alice", "token-of-alice");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<Reply> observed = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private UsherClient client;

    /** Status 0 closes the connection without an answer. */
    private record Answer(int status, boolean retryAfter, String body) {}

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::answer);
        gateway.start();
        client =
                new UsherClient(
                        "http://127.0.0.1:" + gateway.getAddress().getPort(),
                        Duration.ofSeconds(5),
                        InstantSource.fixed(NOON),
                        observed::add);
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.stop(0);
    }

    @Test
    void sendsKeyTokenAndBody() throws Exception {
        answers.add(new Answer(201, false, "{\"id\":\"r1\"}"));

        Reply reply = client.send(ALICE, Calls.reserve("e1", List.of("t1"), 2).keyed("k1"));

        assertThat(reply.expect(201).text("/id")).isEqualTo("r1");
        assertThat(seen)
                .containsExactly(
                        "POST /v1/reservations Bearer token-of-alice k1 {\"eventId\":\"e1\","
                                + "\"items\":[{\"ticketTypeId\":\"t1\",\"quantity\":2}]}");
    }

    @Test
    void repeatsACallUntilItIsDecided() throws Exception {
        answers.add(new Answer(0, false, ""));
        answers.add(new Answer(503, true, "{}"));
        answers.add(new Answer(429, true, "{}"));
        answers.add(new Answer(409, false, "{\"code\":\"sold_out\"}"));
        answers.add(new Answer(200, false, "{}"));

        Reply reply = client.insist(ALICE, Calls.openOrder("r1").keyed("k1"), 9, A_MINUTE);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.undecided()).isFalse();
        assertThat(seen).hasSize(4).containsOnly(seen.getFirst());
        assertThat(observed)
                .extracting(each -> each.attempt().number(), Reply::status)
                .containsExactly(tuple(1, 0), tuple(2, 503), tuple(3, 429), tuple(4, 409));
    }

    @Test
    void givesUpAfterTheLastAttempt() throws Exception {
        answers.add(new Answer(503, false, ""));
        answers.add(new Answer(503, false, ""));

        assertThat(client.insist(ALICE, Calls.readOrder("o1"), 2, A_MINUTE).undecided()).isTrue();
        assertThat(seen).hasSize(2);
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws Exception {
        answers.add(new Answer(429, true, "{}"));
        answers.add(new Answer(200, false, "{}"));
        long begin = System.nanoTime();

        client.insist(ALICE, Calls.readOrder("o1"), 2, A_MINUTE);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(Duration.ofMillis(990));
    }

    @Test
    void tellsAnObserverWhatTheCallWasAbout() throws Exception {
        answers.add(new Answer(200, false, "{}"));

        client.send(ALICE, Calls.cancelOrder("o1").keyed("k1"));

        Reply.Attempt attempt = observed.getFirst().attempt();
        assertThat(attempt.caller()).isEqualTo(ALICE);
        assertThat(attempt.startedAt()).isEqualTo(NOON);
        assertThat(attempt.call().operation()).isEqualTo("order.cancel");
        assertThat(attempt.call().subjects())
                .containsEntry("order", "o1")
                .containsEntry("key", "k1");
    }

    @Test
    void tellsNoObserverOfCallsThatAreNotToBeObserved() {
        answers.add(new Answer(200, false, "{}"));

        client.as(ALICE).unobserved().get("/v1/me/tickets").expect(200);

        assertThat(observed).isEmpty();
    }

    @Test
    void namesTheCallThatWasNotAnsweredAsExpected() {
        answers.add(new Answer(404, false, "{\"code\":\"not_found\"}"));
        Visitor alice = client.as(ALICE);

        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> alice.send(Calls.readOrder("o1")).expect(200))
                .withMessage(
                        "GET /v1/orders/o1 as alice answered 404 instead of 200:"
                                + " {\"code\":\"not_found\"}");

        gateway.stop(0);
        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> alice.send(Calls.readOrder("o1")).expect(200))
                .withMessage("GET /v1/orders/o1 as alice got no answer");
    }

    @Test
    void takesABodyThatIsCutOffForNone() throws Exception {
        answers.add(new Answer(200, false, "{\"id\":"));

        assertThat(client.send(ALICE, Calls.readOrder("o1")).text("/id")).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(
                    "%s %s %s %s %s"
                            .formatted(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI(),
                                    exchange.getRequestHeaders().getFirst("Authorization"),
                                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                                    body));
            Answer answer = answers.remove();
            if (answer.status() == 0) {
                return;
            }
            if (answer.retryAfter()) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
