package dev.usher.platform.testing;

import dev.usher.platform.testing.openapi.Answer;
import dev.usher.platform.testing.openapi.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls an HTTP API as a client would: redirects are not followed, and no status is an exception. A
 * body that is text or bytes is sent unchanged, any other body as JSON. Headers come as name,
 * value, name, value. An answer that the API's document does not describe fails the test that got
 * it.
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
    private final Consumer<Answer> check;

    /** Calls an API whose answers no document describes. */
    public Api(String baseUrl) {
        this(() -> baseUrl, _ -> {});
    }

    /**
     * Calls an API.
     *
     * @param check fails for an answer that the API's document does not describe
     */
    public Api(Supplier<String> baseUrl, Consumer<Answer> check) {
        this.baseUrl = baseUrl;
        this.check = check;
    }

    /** The same API at another address, for example another replica. */
    public Api at(String address) {
        return new Api(() -> address, check);
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
        HttpResponse<byte[]> answer = exchange(request.build());
        check(new Answer(method, path, answer.statusCode(), answer.headers(), answer.body()));
        return ApiResponse.of(answer);
    }

    /** Sends a request that was made up from a document. Of a stream only the head is read. */
    public Answer answerTo(Request request) {
        if (request.stream()) {
            return head(request);
        }
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(baseUrl.get() + request.target()))
                        .timeout(ANSWER_WITHIN)
                        .method(request.method(), content(request.body()));
        request.headers().forEach(builder::setHeader);
        HttpResponse<byte[]> answer = exchange(builder.build());
        return new Answer(
                request.method(),
                request.target(),
                answer.statusCode(),
                answer.headers(),
                answer.body());
    }

    private Answer head(Request request) {
        RawHttp.Response answer =
                new RawHttp(baseUrl.get())
                        .send(
                                new RawHttp.Request(
                                        request.method(),
                                        request.target(),
                                        request.headers().entrySet().stream()
                                                .map(each ->
                                                        new RawHttp.Header(
                                                                each.getKey(), each.getValue()))
                                                .toList(),
                                        ""));
        return Answer.of(
                request.method(),
                request.target(),
                answer.status(),
                answer.headers(),
                answer.body());
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    void check(Answer answer) {
        check.accept(answer);
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
