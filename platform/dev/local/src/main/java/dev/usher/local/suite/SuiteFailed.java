package dev.usher.local.suite;

/** The suite did not come up; the message is for a person. */
public final class SuiteFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    SuiteFailed(String message) {
        super(message);
    }
}
