package dev.usher.platform.web.idempotency;

import java.util.UUID;

/**
 * A request with an Idempotency-Key whose handler stores the first answer itself, in the
 * transaction that does the work ({@link FirstAnswerRows}). A handler finds it in the attribute
 * {@link Idempotency#REQUEST_ATTRIBUTE}.
 */
public final class KeyedRequest {

    private final String principal;
    private final String key;
    private final byte[] fingerprint;
    private volatile boolean kept;

    /**
     * @param principal the owner of the key
     * @param fingerprint the SHA-256 of what the request asks for
     */
    public KeyedRequest(String principal, String key, byte[] fingerprint) {
        this.principal = principal;
        this.key = key;
        this.fingerprint = fingerprint.clone();
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

    /** Tells that the answer which is sent now is stored already. */
    public void answerIsKept() {
        kept = true;
    }

    boolean isKept() {
        return kept;
    }
}
