package dev.usher.payment.order;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of an order. */
@Embeddable
public record OrderId(@Column(name = "id") UUID value) implements Serializable {

    public OrderId {
        requireNonNull(value, "value");
    }

    /**
     * Reads an id. The result is empty for any other text, for example on a Stripe object that
     * another program made in the same account.
     */
    public static Optional<OrderId> parse(@Nullable String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(new OrderId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
