package dev.usher.payment.decline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A declined card, as Stripe reports it.
 *
 * @param chargeId Stripe's
 * @param order the order that was to be paid
 * @param fingerprint Stripe's name of the card, the same for each charge of it; null if Stripe
 *     doesn't tell it
 */
public record DeclinedCharge(
        String chargeId, UUID order, @Nullable String fingerprint, Instant declinedAt) {}
