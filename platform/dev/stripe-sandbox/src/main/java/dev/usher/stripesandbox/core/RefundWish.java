package dev.usher.stripesandbox.core;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The parameters of a new refund. Without an amount it is all that is left of the charge. */
public record RefundWish(
        OptionalLong amount, @Nullable String reason, Map<String, String> metadata) {}
