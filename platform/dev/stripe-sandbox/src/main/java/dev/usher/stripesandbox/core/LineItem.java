package dev.usher.stripesandbox.core;

import org.jspecify.annotations.Nullable;

/** One line of a session, with the price and product that Stripe creates for inline price data. */
public record LineItem(
        String id,
        String priceId,
        String productId,
        String name,
        @Nullable String description,
        long unitAmount,
        long quantity) {

    public long amount() {
        return Math.multiplyExact(unitAmount, quantity);
    }
}
