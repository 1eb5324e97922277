package dev.usher.stripesandbox.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.usher.stripesandbox.core.Origin;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.idempotency.StripeAnswer;
import java.util.List;
import java.util.Map;

/** One line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = JournalEntry.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = JournalEntry.Delivered.class, name = "delivered"),
    @JsonSubTypes.Type(value = JournalEntry.Abandoned.class, name = "abandoned"),
    @JsonSubTypes.Type(value = JournalEntry.Reset.class, name = "reset")
})
sealed interface JournalEntry {

    /** A change with its events and its idempotency key. */
    record Changed(SandboxCheckout after, List<StripeEvent> events, Origin origin)
            implements JournalEntry {}

    /** An error that is stored under its idempotency key. */
    record Refused(
            Origin.Keyed key,
            String requestId,
            int status,
            String body,
            Map<String, String> headers)
            implements JournalEntry {

        static Refused of(Origin.Keyed key, StripeAnswer answer) {
            return new Refused(
                    key, answer.requestId(), answer.status(), answer.text(), answer.headers());
        }

        StripeAnswer answer() {
            return new StripeAnswer(requestId, status, () -> body, headers);
        }
    }

    record Delivered(String eventId) implements JournalEntry {}

    record Abandoned(String eventId) implements JournalEntry {}

    /** Deletes everything before it. */
    record Reset() implements JournalEntry {}
}
