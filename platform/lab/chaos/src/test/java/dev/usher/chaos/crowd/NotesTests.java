package dev.usher.chaos.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.usher.chaos.history.Call;
import dev.usher.chaos.history.Call.Outcome;
import dev.usher.chaos.history.History;
import dev.usher.chaos.history.OperationNames;
import dev.usher.client.ApiCall;
import dev.usher.client.Caller;
import dev.usher.client.Calls;
import dev.usher.client.UsherClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class NotesTests {

    private static final Caller ALICE = new Caller("alice", "token");

    private final History history = new History();
    private HttpServer gateway;
    private UsherClient client;
    private int status = 200;
    private String body = "{}";

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
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
                        new Notes(history));
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.stop(0);
    }

    @Test
    void noteWhatAGoodAnswerSays() throws Exception {
        body =
                """
                {"id": "o1", "status": "PENDING_PAYMENT",
                 "payment": {"stripeCheckoutSessionId": "cs_1"}}
                """;

        Call call = noted(Calls.openOrder("r1").keyed("k1").about(Map.of("event", "e1")));

        assertThat(call.operation()).isEqualTo(OperationNames.ORDER_OPEN);
        assertThat(call.outcome()).isEqualTo(Outcome.OK);
        assertThat(call.answer()).isEqualTo("PENDING_PAYMENT");
        assertThat(call.subjects())
                .isEqualTo(
                        Map.of(
                                "reservation", "r1",
                                "key", "k1",
                                "event", "e1",
                                "order", "o1",
                                "session", "cs_1"));
    }

    @Test
    void noteTicketsAndDecisions() throws Exception {
        body = "{\"items\": [{\"id\": \"t1\"}, {\"id\": \"t2\"}]}";
        assertThat(noted(Calls.ticketsOf("o1")).subjects()).containsEntry("tickets", "t1,t2");

        body = "{\"result\": \"REJECTED\", \"reason\": \"ALREADY_ADMITTED\"}";
        Call scan = noted(Calls.scan(new UUID(1, 1), "e1", "TKT1", "ENTRY", "gate-1"));
        assertThat(scan.answer()).isEqualTo("REJECTED:ALREADY_ADMITTED");
    }

    @Test
    void noteACodeOfARefusalAndNoAnswerOfIt() throws Exception {
        status = 409;
        body = "{\"id\": \"x\", \"code\": \"sold_out\"}";

        Call call = noted(Calls.reserve("e1", List.of("t1"), 2));

        assertThat(call.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(call.code()).isEqualTo("sold_out");
        assertThat(call.answer()).isNull();
        assertThat(call.subjects()).doesNotContainKey("reservation");
    }

    @Test
    void noteWhatMayHaveHappened() throws Exception {
        status = 502;
        assertThat(noted(Calls.cancelOrder("o1")))
                .extracting(Call::outcome, Call::status, Call::code)
                .containsExactly(Outcome.UNKNOWN, 502, "none");

        gateway.stop(0);
        assertThat(noted(Calls.cancelOrder("o1")))
                .extracting(Call::outcome, Call::status, Call::code)
                .containsExactly(Outcome.UNKNOWN, 0, null);
    }

    @Test
    void knowTheClientsOperationsByTheNamesThatTheInvariantsUse() {
        assertThat(Calls.createEvent(MissingNode.getInstance()).operation())
                .isEqualTo(OperationNames.EVENT_CREATE);
        assertThat(Calls.publishEvent("e").operation()).isEqualTo(OperationNames.EVENT_PUBLISH);
        assertThat(Calls.nameStaff("e", "m").operation()).isEqualTo(OperationNames.STAFF_NAME);
        assertThat(Calls.reserve("e", List.of(), 1).operation()).isEqualTo(OperationNames.RESERVE);
        assertThat(Calls.releaseReservation("r").operation()).isEqualTo(OperationNames.RELEASE);
        assertThat(Calls.openOrder("r").operation()).isEqualTo(OperationNames.ORDER_OPEN);
        assertThat(Calls.awaitOrder("o", 3).operation()).isEqualTo(OperationNames.ORDER_READ);
        assertThat(Calls.cancelOrder("o").operation()).isEqualTo(OperationNames.ORDER_CANCEL);
        assertThat(Calls.ticketsOf("o").operation()).isEqualTo(OperationNames.TICKETS_READ);
        assertThat(Calls.scan(new UUID(1, 1), "e", "c", "ENTRY", "g").operation())
                .isEqualTo(OperationNames.SCAN);
    }

    private Call noted(ApiCall call) throws InterruptedException {
        client.send(ALICE, call);
        return history.calls().getLast();
    }
}
