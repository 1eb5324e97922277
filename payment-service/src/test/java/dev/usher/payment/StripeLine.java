package dev.usher.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The line to Stripe. A test can cut it on either side of Stripe, or look into it. */
public final class StripeLine implements AutoCloseable {

    private static final Set<String> OWN = Set.of("host", "connection", "content-length");

    /**
     * Ports below those that the system gives to clients: none of them takes the port of the line
     * while connections are refused.
     */
    private static final int FIRST_PORT = 18_000;

    private static final int LAST_PORT = 30_000;
    private static final int TRIES = 100;

    private final String target;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<String> cutOff = new CopyOnWriteArrayList<>();
    private final List<Trouble> troubles = new CopyOnWriteArrayList<>();
    private final Set<String> spentKeys = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private boolean refusing;
    private volatile boolean cut;
    private volatile boolean answersLost;
    private volatile CountDownLatch silence = new CountDownLatch(1);
    private volatile Consumer<HttpResponse<byte[]>> beforeAnswer = _ -> {};
    private volatile Consumer<Call> beforeCall = _ -> {};

    StripeLine(String target) {
        this.target = target;
        this.server = anywhere();
        this.port = server.getAddress().getPort();
        listen();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
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

    /** Lets the calls that are meant fail in this way, until the line is healed. */
    public Trouble fault(StripeFault fault, Predicate<Call> meant) {
        Trouble trouble = new Trouble(fault, meant, new AtomicInteger());
        troubles.add(trouble);
        return trouble;
    }

    /** Refuses every connection, until the line is healed. */
    public synchronized void refuse() {
        refusing = true;
        server.stop(0);
    }

    public synchronized void heal() {
        cut = false;
        answersLost = false;
        beforeAnswer = _ -> {};
        beforeCall = _ -> {};
        troubles.clear();
        silence.countDown();
        silence = new CountDownLatch(1);
        if (refusing) {
            refusing = false;
            server = at(port);
            listen();
        }
    }

    /** Runs an action after Stripe has answered and before the caller gets the answer. */
    public void beforeAnswer(Consumer<HttpResponse<byte[]>> action) {
        beforeAnswer = action;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            CountDownLatch over = silence;
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (cut) {
                cutOff.add(exchange.getRequestURI().getPath());
                return;
            }
            Call call = Call.of(exchange, body);
            beforeCall.accept(call);
            StripeFault fault = faultOf(call);
            if (fault != null && !fault.executed()) {
                fail(exchange, fault, over);
                return;
            }
            HttpResponse<byte[]> answer = send(request(exchange, body));
            if (fault != null) {
                fail(exchange, fault, over);
            }
            if (fault != null || answersLost) {
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
            answer(exchange, answer.statusCode(), answer.body());
        }
    }

    /** Runs an action when a call has come and Stripe has not got it. */
    public void beforeCall(Consumer<Call> action) {
        beforeCall = action;
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
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
        return request.build();
    }

    /** The fault that a call meets; a key that keeps a failure meets it for ever. */
    private @Nullable StripeFault faultOf(Call call) {
        if (call.key() != null && spentKeys.contains(call.key())) {
            return StripeFault.KEPT_500_BEFORE;
        }
        for (Trouble trouble : troubles) {
            if (trouble.meant().test(call)) {
                trouble.count().incrementAndGet();
                if (trouble.fault().kept() && call.key() != null) {
                    spentKeys.add(call.key());
                }
                return trouble.fault();
            }
        }
        return null;
    }

    private static void fail(HttpExchange exchange, StripeFault fault, CountDownLatch over)
            throws IOException {
        if (fault == StripeFault.SILENT) {
            try {
                over.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            }
        }
        if (fault.answered()) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (fault == StripeFault.LOCKED) {
                exchange.getResponseHeaders().set("Stripe-Should-Retry", "true");
            }
            answer(exchange, fault.status(), fault.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static HttpServer anywhere() {
        for (int i = 0; i < TRIES; i++) {
            try {
                return at(ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT));
            } catch (UncheckedIOException taken) {
                if (!(taken.getCause() instanceof BindException)) {
                    throw taken;
                }
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static HttpServer at(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void listen() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    @Override
    public synchronized void close() {
        silence.countDown();
        server.stop(0);
        http.close();
    }

    /** A call on its way to Stripe. */
    public record Call(String method, String path, String text, @Nullable String key) {

        private static Call of(HttpExchange exchange, byte[] body) {
            return new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        }

        /** Tells whether it is this operation, in which {@code *} stands for an id. */
        public boolean is(String operation) {
            return (method + " " + path).matches(operation.replace("*", "[^/]+"));
        }

        /** Tells whether its address or its body names this. */
        public boolean names(String id) {
            return text.contains(id);
        }
    }

    /** A fault of some calls, and the number of calls that met it. */
    public record Trouble(StripeFault fault, Predicate<Call> meant, AtomicInteger count) {

        public int met() {
            return count.get();
        }
    }
}
