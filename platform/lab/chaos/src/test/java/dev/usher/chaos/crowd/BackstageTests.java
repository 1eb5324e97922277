package dev.usher.chaos.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.usher.chaos.history.History;
import dev.usher.client.UsherClient;
import dev.usher.local.suite.Home;
import dev.usher.local.tokens.LoadTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackstageTests {

    private static final BoughtTicket TICKET = new BoughtTicket("t1", "TKT1.x", "o1", "e1");

    @TempDir Path directory;

    private final CrowdTally tally = new CrowdTally();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger validations = new AtomicInteger();
    private HttpServer gateway;
    private UsherClient client;
    private Backstage backstage;
    private EventOnSale show;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    calls.add(exchange.getRequestMethod() + " " + path);
                    // The gates learn of a change with their third answer.
                    boolean known =
                            path.equals("/v1/validations") && validations.incrementAndGet() > 2;
                    String body = known ? "{\"reason\": \"CANCELLED\"}" : "{\"reason\": \"OK\"}";
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    boolean refused = known && calls.getFirst().contains("/staff/");
                    exchange.sendResponseHeaders(refused ? 403 : 200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        gateway.start();
        String address = "http://127.0.0.1:" + gateway.getAddress().getPort();
        client = new UsherClient(address, Duration.ofSeconds(5), Instant::now, _ -> {});
        SuiteAccess venue =
                new SuiteAccess(
                        address,
                        address,
                        LoadTokens.of(new Home(directory, directory), "http://issuer"),
                        Instant::now,
                        Clock.systemUTC(),
                        new History(),
                        new AskedAgain());
        Actor gate = venue.actor("gate-1", "attendee");
        show = new EventOnSale("e1", List.of("type"), Programme.SMALL, List.of(gate));
        backstage = new Backstage(client, new Organizers(client, venue, "crowd"), tally);
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.stop(0);
    }

    @Test
    void asksAGateUntilItRefusesTheStaffThatWasRemoved() throws Exception {
        backstage.change(1, show);

        assertThat(calls.getFirst()).startsWith("DELETE /v1/events/e1/staff/");
        assertThat(validations).hasValue(3);
        assertThat(tally.slowestGate()).isPositive();
    }

    @Test
    void asksAGateUntilItKnowsTheCancellation() throws Exception {
        backstage.sold(TICKET);

        backstage.change(2, show);

        assertThat(calls.getFirst()).isEqualTo("POST /v1/events/e1/cancel");
        assertThat(validations).hasValue(3);
        assertThat(tally.slowestGate()).isPositive();
    }

    @Test
    void refundsAnOrderWithTicketsOnce() throws Exception {
        backstage.sold(TICKET);

        backstage.refund();
        backstage.refund();

        assertThat(calls).containsExactly("POST /v1/orders/o1/refunds");
    }

    @Test
    void cancelsNoEventOfWhichNothingWasSold() throws Exception {
        backstage.sold(TICKET);

        backstage.cancelSold();

        assertThat(calls).isEmpty();
    }

    @Test
    void changesTheNumberOfSeats() throws Exception {
        backstage.change(0, show);

        assertThat(calls).containsExactly("PATCH /v1/events/e1");
    }
}
