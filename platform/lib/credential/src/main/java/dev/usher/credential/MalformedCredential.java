package dev.usher.credential;

/** A text that is not a credential. Stays inside the package: callers get an empty result. */
final class MalformedCredential extends Exception {

    MalformedCredential(String reason) {
        // Forged input may come in floods, and nobody reads where it was refused.
        super(reason, null, false, false);
    }
}
