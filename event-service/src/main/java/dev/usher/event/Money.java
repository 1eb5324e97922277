package dev.usher.event;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;

/** An amount in minor units of an ISO 4217 currency: 2500 EUR are 25 euros. */
@Schema(description = "An amount of money: 2500 EUR is 25.00 euros.")
public record Money(
        @Schema(
                        description =
                                "In minor units of the currency: 2500 is EUR 25.00, and 2500 is"
                                        + " JPY 2500",
                        minimum = "0")
                long amount,
        @Schema(
                        description = "The ISO 4217 code of the currency",
                        minLength = 3,
                        maxLength = 3,
                        pattern = "^[A-Z]{3}$")
                String currency) {

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
