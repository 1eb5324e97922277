package dev.usher.chaos.crowd;

import dev.usher.chaos.crowd.Request.Told;
import dev.usher.chaos.history.Call;
import dev.usher.chaos.history.Call.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Sends requests through the gateway and notes each with what its client can know of it. */
final class Client implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_WITHIN)
                    .build();
    private final Venue venue;

    Client(Venue venue) {
        this.venue = venue;
    }

    HttpClient http() {
        return http;
    }

    /** Sends it once. */
    Reply send(Actor actor, Request request) throws InterruptedException {
        return send(actor, request, 1);
    }

    /**
     * Sends the same request again while its answer is open, at most that often and that long; the
     * last answer counts.
     */
    Reply insist(Actor actor, Request request, int times, Duration atMost)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Reply reply = send(actor, request, attempt);
            if (!reply.undecided() || attempt >= times || System.nanoTime() > deadline) {
                return reply;
            }
            Thread.sleep(pause);
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
    }

    private Reply send(Actor actor, Request request, int attempt) throws InterruptedException {
        Instant started = venue.real().instant();
        long begin = System.nanoTime();
        Reply reply;
        InterruptedException interrupted = null;
        try {
            reply = read(http.send(built(actor, request), BodyHandlers.ofByteArray()));
        } catch (IOException none) {
            reply = unanswered();
        } catch (InterruptedException ended) {
            interrupted = ended;
            reply = unanswered();
        }
        note(actor, request, attempt, reply, started, Duration.ofNanos(System.nanoTime() - begin));
        if (interrupted != null) {
            throw interrupted;
        }
        return reply;
    }

    private HttpRequest built(Actor actor, Request request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(venue.gateway() + request.path()))
                        .timeout(request.patience())
                        .header("Authorization", "Bearer " + actor.token());
        JsonNode body = request.body();
        if (body != null) {
            builder.header("Content-Type", "application/json");
        }
        if (request.key() != null) {
            builder.header("Idempotency-Key", request.key());
        }
        if (request.preference() != null) {
            builder.header("Prefer", request.preference());
        }
        return builder.method(
                        request.method(),
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static Reply unanswered() {
        return new Reply(Outcome.UNKNOWN, 0, null, false, MissingNode.getInstance());
    }

    private static Reply read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        JsonNode json = json(response.body());
        Outcome outcome =
                status >= 500 ? Outcome.UNKNOWN : status >= 400 ? Outcome.REFUSED : Outcome.OK;
        String code = outcome == Outcome.OK ? null : json.path("code").asString("none");
        boolean comeAgain =
                outcome == Outcome.REFUSED
                        && response.headers().firstValue("Retry-After").isPresent();
        return new Reply(outcome, status, code, comeAgain, json);
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException cutOff) {
            return MissingNode.getInstance();
        }
    }

    private void note(
            Actor actor, Request request, int attempt, Reply reply, Instant at, Duration took) {
        Told told = reply.ok() ? request.told().apply(reply.json()) : Told.NOTHING;
        note(actor.name(), request.operation(), attempt, reply, request.subjects(), told, at, took);
    }

    /** For what does not go through the gateway. */
    void note(
            String actor,
            String operation,
            int attempt,
            Reply reply,
            Map<String, String> subjects,
            Told told,
            Instant at,
            Duration took) {
        Map<String, String> all = new HashMap<>(subjects);
        all.putAll(told.subjects());
        @Nullable String answer = told.answer();
        venue.history()
                .add(
                        new Call(
                                actor,
                                operation,
                                attempt,
                                reply.outcome(),
                                reply.status(),
                                reply.code(),
                                all,
                                answer,
                                at,
                                took));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
