package dev.usher.platform.web.idempotency;

/** Names that clients and controllers use. */
public final class Idempotency {

    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    /** Request attribute with the key the client sent, absent without one. */
    public static final String KEY_ATTRIBUTE = "usher.idempotency-key";

    static final int MAX_KEY_LENGTH = 255;

    private Idempotency() {}
}
