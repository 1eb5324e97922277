package dev.usher.payment.order;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Embeddable;

/** An amount in minor units of an ISO 4217 currency. */
@Embeddable
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

    /** Tells whether there is nothing to pay. Not named "is…", which would make it a member. */
    public boolean free() {
        return amount == 0;
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
