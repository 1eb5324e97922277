package dev.usher.platform.web.idempotency;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request with an Idempotency-Key whose handler stores the first answer itself, in the
 * transaction that does the work ({@link FirstAnswerRows}). A handler finds it in the attribute
 * {@link Idempotency#REQUEST_ATTRIBUTE}.
 *
 * <p>A handler whose work is one transaction stores the answer in it. One that works in several
 * claims the key in the first and stores the answer in the last; a claim whose handler stores no
 * answer is ended by the library.
 */
public final class KeyedRequest {

    private final String principal;
    private final String key;
    private final byte[] fingerprint;
    private final Duration lease;
    private volatile @Nullable UUID claimedBy;
    private volatile boolean used;
    private volatile boolean kept;

    /**
     * @param principal the owner of the key
     * @param fingerprint the SHA-256 of what the request asks for
     * @param lease how long a claim of the key holds
     */
    public KeyedRequest(String principal, String key, byte[] fingerprint, Duration lease) {
        this.principal = principal;
        this.key = key;
        this.fingerprint = fingerprint.clone();
        this.lease = lease;
    }

    public String key() {
        return key;
    }

    /**
     * Returns the row of the first answer.
     *
     * @param run an id of this run, by which the row can be told from that of another run
     */
    public FirstAnswerRow answered(UUID run, FirstAnswer answer) {
        return new FirstAnswerRow(principal, key, fingerprint.clone(), run, answer);
    }

    /**
     * Returns the claim that the handler makes now. If the statement that makes it fails, the claim
     * counts as made all the same, because it may be.
     */
    public KeyClaim claim(UUID run) {
        claimedBy = run;
        return new KeyClaim(principal, key, fingerprint.clone(), run, lease);
    }

    /**
     * Tells that the key could not be claimed, because a request has used it or is using it. The
     * handler's answer is not sent.
     */
    public void keyIsUsed() {
        claimedBy = null;
        used = true;
    }

    boolean isUsed() {
        return used;
    }

    /** The run that has claimed the key; empty if none of this request has. */
    public Optional<UUID> claimedBy() {
        return Optional.ofNullable(claimedBy);
    }

    /** Tells that the answer which is sent now is stored already. */
    public void answerIsKept() {
        kept = true;
    }

    boolean isKept() {
        return kept;
    }
}
