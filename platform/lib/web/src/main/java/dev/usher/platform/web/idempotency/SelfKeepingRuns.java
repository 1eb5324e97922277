package dev.usher.platform.web.idempotency;

import dev.usher.platform.time.Ids;
import dev.usher.platform.web.deadline.Deadline;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Runs requests whose handlers store their first answers themselves. Nothing is written before such
 * a run: that a key was used is found when it is claimed or its answer is stored, by the handler
 * together with the work, or here after a run that had no effect. Whichever run stores its answer
 * first has given the first answer; every other one gets it. A claim for which the handler stored
 * no answer ends here: with the answer if that is decided, else the key is free again.
 *
 * <p>Runs of this process with one key don't run together; those of two replicas meet in the
 * database.
 */
final class SelfKeepingRuns {

    private static final Logger log = LoggerFactory.getLogger(SelfKeepingRuns.class);
    private static final int FIRST_SERVER_ERROR = 500;

    private record OwnedKey(String principal, String key) {}

    private final FirstAnswers answers;
    private final DecidedAnswers decided;
    private final Ids ids;
    private final Duration lease;

    /** The requests under way. */
    private final ConcurrentMap<OwnedKey, RequestFingerprint> running = new ConcurrentHashMap<>();

    SelfKeepingRuns(FirstAnswers answers, DecidedAnswers decided, Ids ids, Duration lease) {
        this.answers = answers;
        this.decided = decided;
        this.ids = ids;
        this.lease = lease;
    }

    /** Runs the request, unless another one runs with its key. */
    Optional<Claim> run(
            String principal,
            String key,
            RequestFingerprint fingerprint,
            HttpServletRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain)
            throws ServletException, IOException {
        OwnedKey owned = new OwnedKey(principal, key);
        RequestFingerprint before = running.putIfAbsent(owned, fingerprint);
        if (before != null) {
            return Optional.of(
                    before.isOf(fingerprint.meaning())
                            ? new Claim.UnderWay()
                            : new Claim.UsedForAnother());
        }
        KeyedRequest keyed = new KeyedRequest(principal, key, fingerprint.meaning(), lease);
        boolean ended = false;
        try {
            request.setAttribute(Idempotency.REQUEST_ATTRIBUTE, keyed);
            chain.doFilter(request, response);
            ended = true;
            return keyed.isKept()
                    ? Optional.empty()
                    : otherwiseKnown(owned, keyed, fingerprint, response);
        } finally {
            if (!ended) {
                keyed.claimedBy().ifPresent(run -> endClaim(owned, run, Optional.empty()));
            }
            running.remove(owned);
        }
    }

    /** Stores a decided answer, and returns what is known if this is not the first run. */
    private Optional<Claim> otherwiseKnown(
            OwnedKey owned,
            KeyedRequest keyed,
            RequestFingerprint fingerprint,
            ContentCachingResponseWrapper response) {
        Optional<UUID> claimed = keyed.claimedBy();
        if (claimed.isPresent()) {
            endClaim(owned, claimed.get(), decided.of(response));
            return Optional.empty();
        }
        if (response.getStatus() >= FIRST_SERVER_ERROR) {
            return Optional.empty();
        }
        if (keyed.isUsed()) {
            return answers.find(owned.principal(), owned.key(), fingerprint)
                    .or(() -> Optional.of(new Claim.UnderWay()));
        }
        try (Deadline.Scope _ = Deadline.none().open()) {
            Optional<FirstAnswer> answer = decided.of(response);
            return answer.isPresent()
                    ? answers.keepFirst(keyed.answered(ids.next(), answer.get()), fingerprint)
                    : answers.find(owned.principal(), owned.key(), fingerprint);
        } catch (RuntimeException failure) {
            // A run without an effect may run again.
            log.warn("A first answer could not be stored", failure);
            return Optional.empty();
        }
    }

    private void endClaim(OwnedKey owned, UUID run, Optional<FirstAnswer> answer) {
        try (Deadline.Scope _ = Deadline.none().open()) {
            if (answer.isPresent()) {
                answers.keep(owned.principal(), owned.key(), run, answer.get());
            } else {
                answers.release(owned.principal(), owned.key(), run);
            }
        } catch (RuntimeException failure) {
            // The effect is committed: the client gets its answer, a repeat waits for the lease.
            log.warn("A key stays leased, because its claim could not be ended", failure);
        }
    }
}
