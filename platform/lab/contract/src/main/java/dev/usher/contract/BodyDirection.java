package dev.usher.contract;

/**
 * The direction in which a value goes; what is a narrower schema one way is a wider one the other
 * way.
 */
enum BodyDirection {
    /** Callers write it: everything that was accepted must be accepted. */
    REQUEST("request"),
    /** Callers read it: everything that was promised must be there. */
    ANSWER("answer");

    private final String text;

    BodyDirection(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
