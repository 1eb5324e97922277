package dev.usher.local.suite;

/** The suite did not start; the message is for people. */
public final class SuiteFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    SuiteFailed(String message) {
        super(message);
    }
}
