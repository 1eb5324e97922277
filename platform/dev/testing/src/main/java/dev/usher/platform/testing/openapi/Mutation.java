package dev.usher.platform.testing.openapi;

import java.util.function.Predicate;

/**
 * A change of a request to a value at a limit.
 *
 * @param pointer how a violation names the place
 * @param effect what the document says about the changed request
 * @param apply changes a draft; false if the draft has no such place
 */
record Mutation(String pointer, String limit, Effect effect, Predicate<Draft> apply) {

    enum Effect {
        /** The value is allowed. */
        INSIDE,
        /** The value must be refused with a 400 that names its place. */
        OUTSIDE,
        /** The value must be refused. */
        REFUSED,
        /** The document says nothing; any documented answer will do. */
        ANY
    }

    @Override
    public String toString() {
        return "%s of %s (%s)".formatted(limit, pointer, effect);
    }
}
