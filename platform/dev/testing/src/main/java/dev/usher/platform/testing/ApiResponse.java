package dev.usher.platform.testing;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer of an API. */
public final class ApiResponse {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern RULE = Pattern.compile("\\bmust\\b|\\bunknown\\b");

    private final int status;
    private final HttpHeaders headers;
    private final byte[] bytes;

    private ApiResponse(int status, HttpHeaders headers, byte[] bytes) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
    }

    static ApiResponse of(HttpResponse<byte[]> response) {
        ApiResponse answer =
                new ApiResponse(response.statusCode(), response.headers(), response.body());
        answer.requireRules();
        return answer;
    }

    /** Fails if a violation does not state what must hold, whichever test has received it. */
    private void requireRules() {
        if (status == 400 && !code().isEmpty()) {
            for (JsonNode violation : at("/errors").values()) {
                if (!RULE.matcher(violation.at("/detail").asString("")).find()) {
                    throw new AssertionError("a violation must state what must hold: " + violation);
                }
            }
        }
    }

    public int status() {
        return status;
    }

    public HttpHeaders headers() {
        return headers;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The whole body as JSON; a missing node when it is empty. */
    public JsonNode json() {
        return JSON.readTree(bytes);
    }

    /** Returns one member by its JSON pointer, for example {@code /items/0/id}. */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** Returns one member as text; fails when it is absent. */
    public String string(String pointer) {
        JsonNode found = at(pointer);
        if (found.isMissingNode() || found.isNull()) {
            throw new AssertionError("no " + pointer + " in " + this);
        }
        return found.asString();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The code of a problem; empty text when the body is not a problem. */
    public String code() {
        return header("Content-Type").orElse("").startsWith("application/problem+json")
                ? at("/code").asString("")
                : "";
    }

    /** Returns this response if it has the expected status. */
    public ApiResponse expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + " but got " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + text();
    }
}
