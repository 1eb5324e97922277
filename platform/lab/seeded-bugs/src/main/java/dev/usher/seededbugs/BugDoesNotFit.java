package dev.usher.seededbugs;

/** A bug cannot be switched on, because the code that it changes is missing or different. */
final class BugDoesNotFit extends RuntimeException {

    BugDoesNotFit(String message) {
        super(message);
    }
}
