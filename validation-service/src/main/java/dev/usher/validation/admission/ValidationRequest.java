package dev.usher.validation.admission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a validation as the documentation shows it; {@link ValidationForm} reads it. */
record ValidationRequest(
        @Nullable String credential, @Nullable String code, @Nullable UUID eventId) {}
