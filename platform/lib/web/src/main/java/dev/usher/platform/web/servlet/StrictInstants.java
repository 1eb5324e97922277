package dev.usher.platform.web.servlet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads instants from RFC 3339 text alone, with any offset, in years people use. */
final class StrictInstants extends SimpleModule {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    StrictInstants() {
        super("strict-instants");
        addDeserializer(Instant.class, new Rfc3339());
    }

    private static final class Rfc3339 extends StdScalarDeserializer<Instant> {

        private Rfc3339() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            String text = parser.getString();
            try {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                    return instant;
                }
            } catch (DateTimeException unparsable) {
                // Falls through to the one refusal below.
            }
            return (Instant)
                    context.handleWeirdStringValue(Instant.class, text, "not an RFC 3339 instant");
        }
    }
}
