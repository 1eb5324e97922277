package dev.usher.payment.order;

import org.jspecify.annotations.Nullable;

/** Where the buyer goes after paying, or after turning back; null for a page of ours. */
public record ReturnUrls(@Nullable String success, @Nullable String cancel) {}
