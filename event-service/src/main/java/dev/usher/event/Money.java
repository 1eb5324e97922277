package dev.usher.event;

import static java.util.Objects.requireNonNull;

/** An amount in minor units of an ISO 4217 currency: 2500 EUR are 25 euros. */
public record Money(long amount, String currency) {

    public Money {
        requireNonNull(currency, "currency");
        if (amount < 0) {
            throw new IllegalArgumentException("amount " + amount);
        }
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " don't add");
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }
}
