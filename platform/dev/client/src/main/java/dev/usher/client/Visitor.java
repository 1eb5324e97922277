package dev.usher.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** One caller with a client, for code that an interruption ends: it throws {@link CallFailed}. */
public final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 50;

    private final UsherClient client;
    private final Caller caller;
    private final CallObserver observer;

    Visitor(UsherClient client, Caller caller, CallObserver observer) {
        this.client = client;
        this.caller = caller;
        this.observer = observer;
    }

    /** The same caller, of whose calls no observer is told. */
    public Visitor unobserved() {
        return new Visitor(client, caller, CallObserver.NONE);
    }

    public String name() {
        return caller.name();
    }

    /** Sends a call once. */
    public Reply send(ApiCall call) {
        try {
            return client.send(caller, call, 1, observer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CallFailed("interrupted", interrupted);
        }
    }

    public Reply get(String path) {
        return send(ApiCall.of("read", "GET", path));
    }

    public Reply post(String path, JsonNode body) {
        return send(ApiCall.of("write", "POST", path).json(body));
    }

    /** Repeats a question until its answer is good enough, for up to 60 s. */
    public static Reply until(Supplier<Reply> question, Predicate<Reply> enough, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Reply reply = question.get();
            if (enough.test(reply)) {
                return reply;
            }
            if (System.nanoTime() > deadline) {
                throw new CallFailed(
                        "Waited %d s for %s; the last answer was %d: %s"
                                .formatted(
                                        PATIENCE.toSeconds(), what, reply.status(), reply.text()));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CallFailed("interrupted while waiting for " + what, interrupted);
            }
        }
    }
}
