package dev.usher.client;

import org.jspecify.annotations.Nullable;

/** A person as the API sees them; {@code token} is null for an anonymous caller. */
public record Caller(String name, @Nullable String token) {

    public static final Caller ANONYMOUS = new Caller("anyone", null);
}
