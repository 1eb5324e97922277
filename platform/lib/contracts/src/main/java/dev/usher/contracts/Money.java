package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** An amount in minor units of an ISO 4217 currency, for example 2500 EUR for 25 euros. */
public record Money(long amount, String currency) {

    public Money {
        requireNonNull(currency, "currency");
        if (amount < 0) {
            throw new IllegalArgumentException("amount " + amount);
        }
    }
}
