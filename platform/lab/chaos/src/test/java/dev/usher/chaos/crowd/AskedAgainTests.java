package dev.usher.chaos.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.usher.client.ApiCall;
import dev.usher.client.Caller;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskedAgainTests {

    private static final Caller ALICE = new Caller("alice", "token");
    private static final ApiCall RESERVE = Calls.reserve("e1", List.of("t1"), 2).keyed("key 1");

    private final AskedAgain memory = new AskedAgain();
    private final List<Reply> replies = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private UsherClient client;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    byte[] bytes = "{\"id\": \"r1\"}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        gateway.start();
        client =
                new UsherClient(
                        "http://127.0.0.1:" + gateway.getAddress().getPort(),
                        Duration.ofSeconds(5),
                        InstantSource.system(),
                        reply -> {
                            replies.add(reply);
                            memory.observe(reply);
                        });
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.stop(0);
    }

    @Test
    void repeatsTheRequestAndReadsWhatItMade() throws Exception {
        client.send(ALICE, RESERVE);
        client.send(ALICE, RESERVE);
        replies.clear();

        assertThat(memory.ask(client)).isEqualTo(2);

        assertThat(replies)
                .extracting(reply -> reply.attempt().call().operation())
                .containsExactlyInAnyOrder("reservation.create", "reservation.read");
        assertThat(replies)
                .allMatch(reply -> reply.attempt().call().subjects().containsKey("again"));
        assertThat(
                        replies.stream()
                                .map(reply -> reply.attempt().call())
                                .filter(call -> call.method().equals("POST"))
                                .map(call -> call.headers().get("Idempotency-Key")))
                .containsExactly("key 1");
    }

    @Test
    void asksNothingTwice() throws Exception {
        client.send(ALICE, RESERVE);
        memory.ask(client);

        assertThat(memory.ask(client)).isZero();
    }

    @Test
    void forgetsWhatWasRefused() throws Exception {
        status = 409;
        client.send(ALICE, RESERVE);

        assertThat(memory.ask(client)).isZero();
    }
}
