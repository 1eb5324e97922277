package dev.usher.contracts;

import org.jspecify.annotations.Nullable;

/** Who may use a ticket. Personal data; both are absent after erasure. */
public record Holder(@Nullable String name, @Nullable String email) {}
