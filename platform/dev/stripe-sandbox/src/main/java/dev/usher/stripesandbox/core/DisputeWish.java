package dev.usher.stripesandbox.core;

import java.util.OptionalLong;

/**
 * The parameters of a new dispute. Without an amount it is all that was not refunded, or all of the
 * charge if nothing is left of it.
 */
public record DisputeWish(OptionalLong amount, String reason, boolean inquiry) {

    public static final String FRAUDULENT = "fraudulent";

    /** A dispute of all the money, because the holder of the card did not pay. */
    public static DisputeWish fraudulent() {
        return new DisputeWish(OptionalLong.empty(), FRAUDULENT, false);
    }
}
