package dev.usher.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Stands in for a service: remembers what reaches it, and answers as told. */
final class Upstream implements AutoCloseable {

    /** Is in every answer of a stand-in, which no document of a real service describes. */
    static final String STAND_IN = "Stand-In";

    private HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Answer answer;
    private final String name;

    /** A request as it arrived. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Seen(String method, String uri, Headers headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange, Seen seen) throws IOException;
    }

    Upstream(String name) {
        this.name = name;
        this.answer = this::hello;
        this.server = listen(0);
    }

    String name() {
        return name;
    }

    private HttpServer listen(int port) {
        try {
            HttpServer created =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            created.createContext("/", this::handle);
            created.start();
            return created;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Does something while nobody listens at this address. */
    <T> T whileAway(Supplier<T> something) {
        int port = server.getAddress().getPort();
        server.stop(0);
        try {
            return something.get();
        } finally {
            server = listen(port);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    Seen last() {
        return seen.getLast();
    }

    void forget() {
        seen.clear();
        answer = this::hello;
    }

    void answers(Answer how) {
        this.answer = how;
    }

    static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set(STAND_IN, name);
        Seen request =
                new Seen(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders(),
                        exchange.getRequestBody().readAllBytes());
        seen.add(request);
        answer.to(exchange, request);
    }

    private void hello(HttpExchange exchange, Seen request) throws IOException {
        exchange.getResponseHeaders().set("Server", "secret/1.0");
        exchange.getResponseHeaders().set("Set-Cookie", "a=b");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        if (request.method().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        send(exchange, 200, "application/json", "{\"service\":\"" + name + "\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
