package dev.usher.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The answer to one attempt of a call, or the fact that there was none. */
public final class Reply {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (_, _) -> true);

    private final Attempt attempt;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    /**
     * One sending of a call.
     *
     * @param number from 1; a repeat of the same call counts on
     * @param took until the answer, or until it was clear that there would be none
     */
    public record Attempt(
            Caller caller, ApiCall call, int number, Instant startedAt, Duration took) {}

    Reply(Attempt attempt, int status, HttpHeaders headers, byte[] body) {
        this.attempt = attempt;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Reply none(Attempt attempt) {
        return new Reply(attempt, 0, NO_HEADERS, new byte[0]);
    }

    public Attempt attempt() {
        return attempt;
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** The headers; none when there was no answer. */
    public HttpHeaders headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; a missing node when it is empty or not JSON. */
    public JsonNode json() {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException cutOff) {
            return MissingNode.getInstance();
        }
    }

    /** A member of the body as text, by JSON pointer; empty when it is absent. */
    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    /** Tells whether the call succeeded. */
    public boolean ok() {
        return status >= 200 && status < 400;
    }

    /** Tells whether the call was refused, so that it had no effect. */
    public boolean refused() {
        return status >= 400 && status < 500;
    }

    /** Tells whether a repeat of the same call may be answered otherwise. */
    public boolean undecided() {
        return !ok() && (!refused() || retryAfter().isPresent());
    }

    /** The time that the API asks to wait before a repeat. */
    public Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After")
                .map(seconds -> seconds.matches("\\d{1,6}") ? Long.parseLong(seconds) : 1)
                .map(Duration::ofSeconds);
    }

    /** Returns this reply if it has one of these statuses. */
    public Reply expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(each -> each == status)) {
            ApiCall call = attempt.call();
            String what =
                    "%s %s as %s".formatted(call.method(), call.path(), attempt.caller().name());
            throw new CallFailed(
                    status == 0
                            ? what + " got no answer"
                            : "%s answered %d instead of %s: %s"
                                    .formatted(what, status, join(statuses), text()));
        }
        return this;
    }

    private static String join(int... statuses) {
        return String.join(" or ", Arrays.stream(statuses).mapToObj(String::valueOf).toList());
    }
}
