package dev.usher.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The person named on a ticket. Personal data; both members are absent after erasure.
 *
 * @param email in messages of releases before 0.2 alone
 */
public record Holder(@Nullable String name, @Nullable String email) {}
