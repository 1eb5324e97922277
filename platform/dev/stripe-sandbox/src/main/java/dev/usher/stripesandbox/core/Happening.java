package dev.usher.stripesandbox.core;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that will be an event: its id, Stripe's type, and the object as it was then. */
public record Happening(
        String id, String type, StripeObject object, Map<String, @Nullable Object> previously) {}
