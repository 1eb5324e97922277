package dev.usher.payment.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The addresses to which Stripe sends the buyer back; null for a page of this service. */
@Embeddable
public record ReturnUrls(
        @Column(name = "success_url") @Nullable String success,
        @Column(name = "cancel_url") @Nullable String cancel) {

    /** No address of the shop: both are pages of this service. */
    public static final ReturnUrls NONE = new ReturnUrls(null, null);
}
