package dev.usher.local.journey;

/** A step did not answer as it should; the message says which and how. */
public final class JourneyFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JourneyFailed(String message) {
        super(message);
    }

    JourneyFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
