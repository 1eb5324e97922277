package dev.usher.stripesandbox.idempotency;

import dev.usher.stripesandbox.core.Origin.Keyed;
import dev.usher.stripesandbox.core.StripeRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the first answer to each idempotency key for 24 hours, at most {@code max} of them. Errors
 * of the execution are stored too, refusals before it are not.
 */
public final class IdempotencyKeys {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyKeys.class);
    private static final Duration KEPT = Duration.ofHours(24);

    private final int max;
    private final Clock clock;
    private final RefusalJournal journal;
    private final Map<String, Use> uses = new LinkedHashMap<>();

    /** The use of a key. It has no answer while its first request runs. */
    private record Use(String fingerprint, Instant since, @Nullable StripeAnswer answer) {}

    /** An answer, and whether it was stored before. */
    public record Replayable(StripeAnswer answer, boolean replayed) {}

    public IdempotencyKeys(int max, Clock clock, RefusalJournal journal) {
        this.max = max;
        this.clock = clock;
        this.journal = journal;
    }

    public Replayable once(Keyed key, String requestId, Supplier<StripeAnswer> execution) {
        Optional<StripeAnswer> earlier = begin(key);
        if (earlier.isPresent()) {
            return new Replayable(earlier.get(), true);
        }
        boolean kept = false;
        try {
            StripeAnswer answer = execute(key, requestId, execution);
            remember(key, answer);
            kept = true;
            return new Replayable(answer, false);
        } finally {
            if (!kept) {
                forget(key);
            }
        }
    }

    private StripeAnswer execute(Keyed key, String requestId, Supplier<StripeAnswer> execution) {
        try {
            return execution.get();
        } catch (StripeRefusal refusal) {
            if (!refusal.remembered()) {
                throw refusal;
            }
            StripeAnswer answer = StripeAnswer.refused(requestId, refusal);
            journal.refused(key, answer);
            return answer;
        } catch (RuntimeException broken) {
            log.error("the request {} failed", requestId, broken);
            return StripeAnswer.refused(
                    requestId,
                    StripeRefusal.of(
                            500, "api_error", null, "An error occurred inside the sandbox."));
        }
    }

    private synchronized Optional<StripeAnswer> begin(Keyed key) {
        Use use = uses.get(name(key));
        if (use != null && use.since().plus(KEPT).isBefore(clock.instant())) {
            uses.remove(name(key));
            use = null;
        }
        if (use == null) {
            uses.put(name(key), new Use(key.fingerprint(), clock.instant(), null));
            dropOldest();
            return Optional.empty();
        }
        if (!use.fingerprint().equals(key.fingerprint())) {
            throw StripeRefusal.of(
                    400,
                    "idempotency_error",
                    null,
                    ("Keys for idempotent requests can only be used with the same parameters they"
                                    + " were first used with. Try using a key other than '%s' if"
                                    + " you meant to execute a different request.")
                            .formatted(key.key()));
        }
        if (use.answer() == null) {
            throw StripeRefusal.of(
                    409,
                    "idempotency_error",
                    "idempotency_key_in_use",
                    ("There is currently another in-progress request using this Idempotent Key"
                                    + " (that probably means you submitted twice, and the other"
                                    + " request is still going through): %s. Please try again"
                                    + " later.")
                            .formatted(key.key()));
        }
        return Optional.of(use.answer());
    }

    /** Stores an answer, also one that a restart restores. */
    public synchronized void remember(Keyed key, StripeAnswer answer) {
        uses.put(name(key), new Use(key.fingerprint(), clock.instant(), answer));
        dropOldest();
    }

    private synchronized void forget(Keyed key) {
        uses.remove(name(key));
    }

    private void dropOldest() {
        Iterator<Use> oldestFirst = uses.values().iterator();
        while (uses.size() > max && oldestFirst.hasNext()) {
            if (oldestFirst.next().answer() != null) {
                oldestFirst.remove();
            }
        }
    }

    public synchronized void clear() {
        uses.clear();
    }

    private static String name(Keyed key) {
        return key.scope() + " " + key.key();
    }
}
