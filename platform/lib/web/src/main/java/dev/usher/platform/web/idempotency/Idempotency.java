package dev.usher.platform.web.idempotency;

/** The names of headers and attributes that clients and controllers use. */
public final class Idempotency {

    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    /** The request attribute with the key that the client sent, if any. */
    public static final String KEY_ATTRIBUTE = "usher.idempotency-key";

    /** The request attribute with the {@link KeyedRequest}, if the handler stores the answer. */
    public static final String REQUEST_ATTRIBUTE = "usher.idempotency-request";

    public static final int MAX_KEY_LENGTH = 255;

    private Idempotency() {}
}
