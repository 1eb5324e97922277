package dev.usher.client;

/** A call was not answered as its caller needs; the message says which and how. */
public final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CallFailed(String message) {
        super(message);
    }

    public CallFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
