package dev.usher.payment.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The account that pays, with the name and the verified e-mail address of its token. */
@Embeddable
public record OrderBuyer(
        @Column(name = "holder_id") String accountId,
        @Column(name = "buyer_name") @Nullable String name,
        @Column(name = "buyer_email") @Nullable String email) {}
