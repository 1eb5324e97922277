package dev.usher.validation.admission;

import dev.usher.platform.web.openapi.DocumentedBody;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a validation as the documentation shows it; {@link ValidationForm} reads it. */
@DocumentedBody
record ValidationRequest(
        @Nullable String credential, @Nullable String code, @Nullable UUID eventId) {}
