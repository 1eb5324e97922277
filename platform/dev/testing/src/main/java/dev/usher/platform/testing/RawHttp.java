package dev.usher.platform.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends requests that an HTTP client would refuse to send: any bytes in the request line and in
 * headers. Each request has a connection of its own. Of an event stream only the head is read.
 */
final class RawHttp {

    private static final int TIMEOUT = Math.toIntExact(Duration.ofSeconds(60).toMillis());

    private final URI base;

    RawHttp(String baseUrl) {
        this.base = URI.create(baseUrl);
    }

    /**
     * @param value each character is sent as one byte
     */
    record Header(String name, String value) {}

    /**
     * @param target path and query as they are sent
     * @param body empty for none
     */
    record Request(String method, String target, List<Header> headers, String body) {}

    /** The names of headers are in lower case. */
    record Response(int status, Map<String, String> headers, String body) {}

    Response send(Request request) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(TIMEOUT);
            socket.getOutputStream().write(bytes(request));
            socket.getOutputStream().flush();
            return read(new DataInputStream(socket.getInputStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(request.method() + " " + request.target(), failed);
        }
    }

    private byte[] bytes(Request request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        line(bytes, request.method() + " " + request.target() + " HTTP/1.1");
        line(bytes, "Host: " + base.getAuthority());
        line(bytes, "Connection: close");
        for (Header header : request.headers()) {
            bytes.writeBytes((header.name() + ": ").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(header.value().getBytes(StandardCharsets.ISO_8859_1));
            line(bytes, "");
        }
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        if (body.length > 0) {
            line(bytes, "Content-Length: " + body.length);
        }
        line(bytes, "");
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static void line(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Response read(DataInputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(head.getFirst().split(" ", -1)[1]);
        String type = headers.getOrDefault("content-type", "");
        byte[] body = type.startsWith("text/event-stream") ? new byte[0] : body(in, headers);
        return new Response(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] body(DataInputStream in, Map<String, String> headers) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer ended within its head");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
