package dev.usher.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends bytes that no HTTP client would, and reads until the gateway closes the connection. */
final class RawCall {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int GIVE_UP_MILLIS = 60_000;

    private final int port;

    RawCall(int port) {
        this.port = port;
    }

    /** An answer; status 0 means that the connection was closed without one. */
    record Answer(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        JsonNode problem() {
            return JSON.readTree(body);
        }

        String code() {
            return problem().path("code").asString("");
        }

        boolean isProblem() {
            return header("Content-Type").equals("application/problem+json")
                    && problem().path("status").asInt(0) == status
                    && problem().path("traceId").asString("").length() == 32
                    && !code().isEmpty();
        }
    }

    /** Sends a request that a document can describe, so it must describe the answer. */
    Answer send(String method, String target, String... headerLines) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        request.append("Host: a\r\nConnection: close\r\n");
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        Answer answer = bytes(request + "\r\n");
        if (answer.status() != 0) {
            GatewayTest.requireDocumented(
                    dev.usher.platform.testing.openapi.Answer.of(
                            method, target, answer.status(), answer.headers(), answer.body()));
        }
        return answer;
    }

    /** Sends the text as it is, each character a byte. */
    Answer bytes(String request) {
        try (Socket socket = open()) {
            write(socket, request);
            return read(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends the text and returns all that comes back. */
    String text(String request) {
        try (Socket socket = open()) {
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Socket open() throws IOException {
        Socket socket = new Socket();
        // A small window, so that a caller who reads nothing is noticed soon.
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(GIVE_UP_MILLIS);
        return socket;
    }

    static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    static Answer read(Socket socket) throws IOException {
        String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return new Answer(0, Map.of(), "");
        }
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        String body = text.substring(end + 4);
        if (headers.getOrDefault("Transfer-Encoding", "").toLowerCase(Locale.ROOT).equals("chunked")
                && !body.isEmpty()) {
            body = body.substring(body.indexOf("\r\n") + 2);
        }
        return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, body);
    }
}
