package dev.usher.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The line to Stripe. A test can cut it on either side of Stripe, or look into it. */
public final class StripeLine implements AutoCloseable {

    private static final Set<String> OWN = Set.of("host", "connection", "content-length");

    private final String target;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<String> cutOff = new CopyOnWriteArrayList<>();
    private volatile boolean cut;
    private volatile boolean answersLost;
    private volatile Consumer<HttpResponse<byte[]>> beforeAnswer = _ -> {};

    StripeLine(String target) {
        this.target = target;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** No request reaches Stripe. */
    public void cut() {
        cut = true;
    }

    /** Counts the requests to a path that did not reach Stripe because the line was cut. */
    public long cutOff(String path) {
        return cutOff.stream().filter(path::equals).count();
    }

    /** Every request reaches Stripe and is executed, but no answer comes back. */
    public void loseAnswers() {
        answersLost = true;
    }

    public void heal() {
        cut = false;
        answersLost = false;
        beforeAnswer = _ -> {};
    }

    /** Runs an action after Stripe has answered and before the caller gets the answer. */
    public void beforeAnswer(Consumer<HttpResponse<byte[]>> action) {
        beforeAnswer = action;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (cut) {
                cutOff.add(exchange.getRequestURI().getPath());
                return;
            }
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                            .method(
                                    exchange.getRequestMethod(),
                                    HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders()
                    .forEach((name, values) -> {
                        if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                            values.forEach(value -> request.header(name, value));
                        }
                    });
            HttpResponse<byte[]> answer = send(request.build());
            if (answersLost) {
                return;
            }
            beforeAnswer.accept(answer);
            for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
                if (!header.getKey().startsWith(":")
                        && !Set.of("transfer-encoding", "content-length")
                                .contains(header.getKey().toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(header.getKey(), header.getValue());
                }
            }
            exchange.sendResponseHeaders(
                    answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
