package dev.usher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class LoadProcessIntegrationTests {

    @TempDir private Path work;

    private final AtomicInteger served = new AtomicInteger();
    private final CompletableFuture<Long> answersFrom = new CompletableFuture<>();
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
                "/sold-out",
                exchange -> {
                    served.incrementAndGet();
                    exchange.sendResponseHeaders(409, -1);
                    exchange.close();
                });
        server.createContext(
                "/stuck",
                exchange -> {
                    long until = answersFrom.join();
                    while (System.nanoTime() < until) {
                        LockSupport.parkNanos(until - System.nanoTime());
                    }
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
    void sendsSoManyAndCountsTheAnswersInAProcessOfItsOwn() {
        Path requests = requests("/fine", "/sold-out");
        try (Generator generator = Generator.start(work.resolve("log"))) {
            LoadReport report =
                    generator.run(
                            LoadOrder.closed(port(), requests.toString(), 8, 60_000).atMost(200));

            assertThat(report.answers()).isEqualTo(200);
            assertThat(report.answers(200)).isEqualTo(100);
            assertThat(report.answers(409)).isEqualTo(100);
            assertThat(report.failures()).isZero();
            assertThat(report.latency().samples()).isEqualTo(200);
            assertThat(served).hasValue(200);
            assertThat(generator.pid()).isNotEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void ceasesWhenEachWasSentOnce() {
        Path requests = requests("/fine", "/fine", "/fine");
        try (Generator generator = Generator.start(work.resolve("log"))) {
            LoadReport report =
                    generator.run(
                            LoadOrder.closed(port(), requests.toString(), 2, 60_000).eachOnce());

            assertThat(report.answers(200)).isEqualTo(3);
        }
    }

    @Test
    void countsRequestsThatNobodyAnswers() throws IOException {
        int port = port();
        Path requests = requests("/fine");
        try (Generator generator = Generator.start(work.resolve("log"))) {
            generator.run(LoadOrder.closed(port, requests.toString(), 1, 60_000).atMost(1));
            server.stop(0);
            LoadReport report =
                    generator.run(LoadOrder.closed(port, requests.toString(), 1, 60_000).atMost(1));

            assertThat(report.failures()).isEqualTo(1);
            assertThat(report.answers()).isZero();
        }
    }

    /** One connection, and nothing is answered before the last request was meant to begin. */
    @Test
    void chargesAServerThatStandsStillForAllThatHadToWait() {
        int count = 5;
        double perSecond = 50;
        OpenLoad load =
                new OpenLoad(
                        port(),
                        1,
                        (index, intended) ->
                                answersFrom.complete(
                                        OpenLoad.intended(intended, count - 1, perSecond)));

        LoadReport report = load.run(List.of(get("/stuck")), count, perSecond);

        assertThat(report.answers(200)).isEqualTo(count);
        double firstToLast = 1000 * (count - 1) / perSecond;
        assertThat(report.latency().max()).isGreaterThanOrEqualTo(firstToLast * 0.99);
    }

    private Path requests(String... paths) {
        Path file = work.resolve("requests");
        Request.write(file, List.of(paths).stream().map(this::get).toList());
        return file;
    }

    private Request get(String path) {
        return Request.get("localhost", path, null);
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
