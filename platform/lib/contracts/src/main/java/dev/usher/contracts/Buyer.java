package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** The account that paid. Personal data, kept on the topic for as long as its retention. */
public record Buyer(String accountId, @Nullable String name, @Nullable String email) {

    public Buyer {
        requireNonNull(accountId, "accountId");
    }
}
