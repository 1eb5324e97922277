package dev.usher.contracts;

import org.jspecify.annotations.Nullable;

/** The person named on a ticket. Personal data; both members are absent after erasure. */
public record Holder(@Nullable String name, @Nullable String email) {}
