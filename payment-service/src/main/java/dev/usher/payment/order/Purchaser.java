package dev.usher.payment.order;

import org.jspecify.annotations.Nullable;

/** Who buys, with name and verified e-mail address as the token had them. */
public record Purchaser(String accountId, @Nullable String name, @Nullable String email) {}
