package dev.usher.client;

import dev.usher.platform.time.Backoff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Sends calls to one gateway and tells an observer of each attempt. */
public final class UsherClient implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_WITHIN)
                    .build();
    private final String gateway;
    private final Duration patience;
    private final InstantSource clock;
    private final CallObserver observer;

    /**
     * Makes a client.
     *
     * @param patience how long to wait for an answer to a call that does not say otherwise
     * @param clock the time that attempts are dated by
     */
    public UsherClient(
            String gateway, Duration patience, InstantSource clock, CallObserver observer) {
        this.gateway = gateway;
        this.patience = patience;
        this.clock = clock;
        this.observer = observer;
    }

    /** Returns this client in the hands of one caller. */
    public Visitor as(Caller caller) {
        return new Visitor(this, caller, observer);
    }

    /** Sends a call once. */
    public Reply send(Caller caller, ApiCall call) throws InterruptedException {
        return send(caller, call, 1, observer);
    }

    /**
     * Sends the same call again while it is undecided, up to {@code times} and for {@code atMost};
     * returns the last reply. Between attempts it waits 200 ms, then twice as long each time up to
     * 2 s, and for {@code Retry-After} if that is longer, also up to 2 s.
     */
    public Reply insist(Caller caller, ApiCall call, int times, Duration atMost)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Backoff pauses = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
        for (int attempt = 1; ; attempt++) {
            Reply reply = send(caller, call, attempt, observer);
            if (!reply.undecided() || attempt >= times || System.nanoTime() > deadline) {
                return reply;
            }
            Duration pause = pauses.next();
            Duration asked = reply.retryAfter().orElse(pause);
            Duration longer = asked.compareTo(pause) > 0 ? asked : pause;
            Thread.sleep(longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
        }
    }

    Reply send(Caller caller, ApiCall call, int number, CallObserver told)
            throws InterruptedException {
        Instant started = clock.instant();
        long begin = System.nanoTime();
        HttpResponse<byte[]> answer = null;
        InterruptedException interrupted = null;
        try {
            answer = http.send(request(caller, call), BodyHandlers.ofByteArray());
        } catch (IOException none) {
            // The reply says so.
        } catch (InterruptedException ended) {
            interrupted = ended;
        }
        Reply.Attempt attempt =
                new Reply.Attempt(
                        caller, call, number, started, Duration.ofNanos(System.nanoTime() - begin));
        Reply reply = reply(attempt, answer);
        told.observe(reply);
        if (interrupted != null) {
            throw interrupted;
        }
        return reply;
    }

    private static Reply reply(Reply.Attempt attempt, @Nullable HttpResponse<byte[]> answer) {
        return answer == null
                ? Reply.none(attempt)
                : new Reply(attempt, answer.statusCode(), answer.headers(), answer.body());
    }

    private HttpRequest request(Caller caller, ApiCall call) {
        String address = call.path().startsWith("/") ? gateway + call.path() : call.path();
        Duration patient = call.patience();
        String body = call.body();
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(patient == null ? patience : patient)
                        .method(
                                call.method(),
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        call.headers().forEach(builder::header);
        if (caller.token() != null) {
            builder.header("Authorization", "Bearer " + caller.token());
        }
        return builder.build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
