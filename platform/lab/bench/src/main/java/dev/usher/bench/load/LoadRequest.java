package dev.usher.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text of an HTTP request, head and body. */
public record LoadRequest(String text) {

    /** Is replaced by a different UUID each time the request is sent in the closed model. */
    public static final String UNIQUE = "00000000-0000-4000-8000-uuuuuuuuuuuu";

    private static final String END = "\0";
    private static final String LINE_END = "\r\n";

    /** Headers that the Java client sets itself. */
    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

    public static LoadRequest get(String host, String path, @Nullable String token) {
        return new LoadRequest(head("GET", host, path, token) + LINE_END);
    }

    /** A request with a JSON body; further headers are whole lines. */
    public static LoadRequest post(
            String host, String path, @Nullable String token, String body, String... headers) {
        StringBuilder text = new StringBuilder(head("POST", host, path, token));
        for (String header : headers) {
            text.append(header).append(LINE_END);
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        text.append("Content-Type: application/json\r\nContent-Length: ").append(length);
        return new LoadRequest(text.append("\r\n\r\n").append(body).toString());
    }

    private static String head(String method, String host, String path, @Nullable String token) {
        String line =
                "%s %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n"
                        .formatted(method, path, host);
        return token == null ? line : line + "Authorization: Bearer " + token + LINE_END;
    }

    /** Writes requests for the load tools, each ended by a NUL. */
    public static void write(Path file, List<LoadRequest> requests) {
        try {
            Files.writeString(
                    file,
                    requests.stream()
                            .map(request -> request.text() + END)
                            .collect(Collectors.joining()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<LoadRequest> read(Path file) {
        try {
            return Stream.of(Files.readString(file).split(END, 0)).map(LoadRequest::new).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same request for the Java client. */
    HttpRequest to(int port, Duration timeout) {
        int headEnd = text.indexOf("\r\n\r\n");
        List<String> head = text.substring(0, headEnd).lines().toList();
        String[] line = head.getFirst().split(" ", 3);
        String body = text.substring(headEnd + 4);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + line[1]))
                        .timeout(timeout)
                        .method(
                                line[0],
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        for (String header : head.subList(1, head.size())) {
            String[] parts = header.split(": ", 2);
            if (!SET_BY_CLIENT.contains(parts[0].toLowerCase(Locale.ROOT))) {
                request.header(parts[0], parts[1]);
            }
        }
        return request.build();
    }
}
