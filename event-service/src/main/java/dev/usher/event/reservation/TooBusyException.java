package dev.usher.event.reservation;

/** Nothing was done for the caller, and nothing will be: it may come again. */
final class TooBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooBusyException(String message) {
        super(message);
    }
}
