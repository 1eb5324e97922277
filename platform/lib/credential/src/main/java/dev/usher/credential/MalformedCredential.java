package dev.usher.credential;

/** A text is not a credential. The exception stays in the package: callers get an empty result. */
final class MalformedCredential extends Exception {

    MalformedCredential(String reason) {
        // No stack trace: forged input may come in floods, and the trace would not help.
        super(reason, null, false, false);
    }
}
