package dev.usher.platform.database;

/** The question was not decided and will not be; the caller may ask again. */
public final class TooBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooBusyException(String message) {
        super(message);
    }
}
