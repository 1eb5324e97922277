package dev.usher.stripesandbox.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.usher.stripesandbox.core.Checkout;
import dev.usher.stripesandbox.core.Origin;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.idempotency.Answer;
import java.util.List;
import java.util.Map;

/** One line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = Entry.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Entry.Delivered.class, name = "delivered"),
    @JsonSubTypes.Type(value = Entry.Abandoned.class, name = "abandoned"),
    @JsonSubTypes.Type(value = Entry.Reset.class, name = "reset")
})
sealed interface Entry {

    /** A step with its events and the key it was asked for with: all of it or nothing. */
    record Changed(Checkout after, List<StripeEvent> events, Origin origin) implements Entry {}

    /** An error that its idempotency key remembers. */
    record Refused(
            Origin.Keyed key,
            String requestId,
            int status,
            String body,
            Map<String, String> headers)
            implements Entry {

        static Refused of(Origin.Keyed key, Answer answer) {
            return new Refused(
                    key, answer.requestId(), answer.status(), answer.text(), answer.headers());
        }

        Answer answer() {
            return new Answer(requestId, status, () -> body, headers);
        }
    }

    record Delivered(String eventId) implements Entry {}

    record Abandoned(String eventId) implements Entry {}

    /** Everything before is gone. */
    record Reset() implements Entry {}
}
