package dev.usher.payment.order;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Embeddable;

/** An amount in minor units of an ISO 4217 currency. */
@Embeddable
public record Money(long amount, String currency) {

    public Money {
        requireNonNull(currency, "currency");
        if (amount < 0) {
            throw new IllegalArgumentException("amount " + amount);
        }
    }

    /** Tells whether there is nothing to pay. Not named "is…", which would make it a member. */
    public boolean free() {
        return amount == 0;
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
