package dev.usher.seededbugs;

/** A bug can't be switched on: what it alters is not there, or not as it was. */
final class BugDoesNotFit extends RuntimeException {

    BugDoesNotFit(String message) {
        super(message);
    }
}
