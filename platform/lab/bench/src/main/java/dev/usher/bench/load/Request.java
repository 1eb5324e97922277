package dev.usher.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP request, ready to be sent. */
public record Request(String text) {

    /** Replaced by another UUID each time the request is sent. */
    public static final String UNIQUE = "00000000-0000-4000-8000-uuuuuuuuuuuu";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Request get(String host, String path, @Nullable String token) {
        return new Request(head("GET", host, path, token) + "\r\n");
    }

    /** With a JSON body; further headers are whole lines. */
    public static Request post(
            String host, String path, @Nullable String token, String body, String... headers) {
        StringBuilder text = new StringBuilder(head("POST", host, path, token));
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        text.append("Content-Type: application/json\r\nContent-Length: ").append(length);
        return new Request(text.append("\r\n\r\n").append(body).toString());
    }

    private static String head(String method, String host, String path, @Nullable String token) {
        String line =
                "%s %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n"
                        .formatted(method, path, host);
        return token == null ? line : line + "Authorization: Bearer " + token + "\r\n";
    }

    /** Puts them where the load process reads them, one per line. */
    public static void write(Path file, List<Request> requests) {
        try {
            Files.write(
                    file,
                    requests.stream()
                            .map(request -> JSON.writeValueAsString(request.text()))
                            .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<Request> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> new Request(JSON.readValue(line, String.class)))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
