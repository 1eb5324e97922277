package dev.usher.stripesandbox.core;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event before its commit: its id, Stripe's type, and the object at that moment. */
public record NewEvent(
        String id, String type, StripeObject object, Map<String, @Nullable Object> previously) {}
