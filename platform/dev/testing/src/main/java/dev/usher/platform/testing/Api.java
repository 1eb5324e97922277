package dev.usher.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls an HTTP API as a client would: redirects are not followed, and no status is an exception. A
 * body that is text or bytes is sent unchanged, any other body as JSON. Headers come as name,
 * value, name, value.
 */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_WITHIN)
                    .build();

    private final Supplier<String> baseUrl;

    public Api(String baseUrl) {
        this(() -> baseUrl);
    }

    Api(Supplier<String> baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String baseUrl() {
        return baseUrl.get();
    }

    public ApiResponse get(String path, @Nullable String token, String... headers) {
        return send("GET", path, null, token, headers);
    }

    public ApiResponse post(
            String path, @Nullable Object body, @Nullable String token, String... headers) {
        return send("POST", path, body, token, headers);
    }

    public ApiResponse put(
            String path, @Nullable Object body, @Nullable String token, String... headers) {
        return send("PUT", path, body, token, headers);
    }

    public ApiResponse patch(
            String path, @Nullable Object body, @Nullable String token, String... headers) {
        return send("PATCH", path, body, token, headers);
    }

    public ApiResponse delete(String path, @Nullable String token, String... headers) {
        return send("DELETE", path, null, token, headers);
    }

    public ApiResponse send(
            String method,
            String path,
            @Nullable Object body,
            @Nullable String token,
            String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl.get() + path))
                        .timeout(ANSWER_WITHIN)
                        .method(method, content(body));
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return ApiResponse.of(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path + " on " + baseUrl.get(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static BodyPublisher content(@Nullable Object body) {
        return switch (body) {
            case null -> BodyPublishers.noBody();
            case String text -> BodyPublishers.ofString(text);
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            default -> BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        };
    }
}
