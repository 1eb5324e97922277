package dev.usher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.process.OwnProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class LoadIntegrationTests {

    @TempDir private Path work;

    private final AtomicInteger served = new AtomicInteger();
    private final CompletableFuture<Long> answersFrom = new CompletableFuture<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/fine",
                exchange -> {
                    served.incrementAndGet();
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write(new byte[] {'o', 'k'});
                    exchange.close();
                });
        server.createContext(
                "/keyed",
                exchange -> {
                    keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                    exchange.sendResponseHeaders(201, -1);
                    exchange.close();
                });
        server.createContext(
                "/sold-out",
                exchange -> {
                    served.incrementAndGet();
                    exchange.sendResponseHeaders(409, -1);
                    exchange.close();
                });
        server.createContext(
                "/stuck",
                exchange -> {
                    Waiting.untilNanos(answersFrom.join());
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write(new byte[] {'o', 'k'});
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsEveryAnswerToAGivenNumberOfRequests() {
        LoadReport report =
                wrk().run(new ClosedLoad(port(), requests("/fine", "/sold-out"), 8, 60_000, 200));

        assertThat(report.statuses()).isEqualTo(Map.of(200, 100L, 409, 100L));
        assertThat(report.failures()).isZero();
        assertThat(served).hasValue(200);
    }

    @Test
    void awaitsTheAnswersThatAreUnderWayWhenTheTimeIsOver() {
        LoadReport report = wrk().run(new ClosedLoad(port(), requests("/fine"), 32, 300));

        assertThat(report.answers()).isPositive().isEqualTo(served.get());
        assertThat(report.failures()).isZero();
    }

    @Test
    void knowsLatenciesOnASingleConnection() {
        LoadReport report = wrk().run(new ClosedLoad(port(), requests("/fine"), 1, 60_000, 20));

        assertThat(report.latency().samples()).isEqualTo(20);
        assertThat(report.latency().p50()).isPositive();
        assertThat(report.latency().max()).isGreaterThanOrEqualTo(report.latency().p50());
    }

    @Test
    void sendsADifferentKeyEachTime() {
        LoadRequest.write(
                work.resolve("requests"),
                List.of(
                        LoadRequest.post(
                                "localhost",
                                "/keyed",
                                null,
                                "{}",
                                "Idempotency-Key: " + LoadRequest.UNIQUE)));
        Wrk wrk = wrk();
        ClosedLoad load =
                new ClosedLoad(port(), work.resolve("requests").toString(), 2, 60_000, 10);

        wrk.run(load);
        wrk.run(load);

        assertThat(keys).hasSize(20).allMatch(key -> UUID.fromString(key).toString().equals(key));
    }

    @Test
    void failsIfTheServerDoesNotListen() {
        int port = port();
        server.stop(0);

        assertThatThrownBy(() -> wrk().run(new ClosedLoad(port, requests("/fine"), 1, 60_000, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unable to connect");
    }

    @Test
    void countsAnswersInTheOpenModelInAProcessOfItsOwn() {
        try (OwnProgram process =
                OwnProgram.start(OpenLoadProcess.class, work.resolve("log"), List.of("-Xmx64m"))) {
            LoadReport report =
                    process.ask(
                            new OpenLoad(port(), requests("/fine", "/sold-out"), 100, 200, null),
                            LoadReport.class);

            assertThat(report.statuses()).isEqualTo(Map.of(200, 10L, 409, 10L));
            assertThat(report.failures()).isZero();
            assertThat(report.latency().samples()).isEqualTo(20);
        }
    }

    /** The server answers nothing before the last request is meant to begin. */
    @Test
    void chargesAServerThatStandsStillForEveryRequestThatHadToWait() {
        OpenLoad load = new OpenLoad(port(), requests("/stuck"), 50, 100, null);

        LoadReport report =
                new OpenLoadProcess()
                        .run(
                                load,
                                (_, intended) ->
                                        answersFrom.complete(load.intendedNanos(intended, 4)));

        assertThat(report.answers(200)).isEqualTo(5);
        assertThat(report.latency().max()).isGreaterThanOrEqualTo(80 * 0.99);
    }

    private Wrk wrk() {
        Optional<Path> program = Wrk.find();
        assumeTrue(program.isPresent(), "wrk is not installed: apt-get install wrk");
        return new Wrk(program.get(), work);
    }

    private String requests(String... paths) {
        Path file = work.resolve("requests");
        LoadRequest.write(
                file,
                List.of(paths).stream()
                        .map(path -> LoadRequest.get("localhost", path, null))
                        .toList());
        return file.toString();
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
