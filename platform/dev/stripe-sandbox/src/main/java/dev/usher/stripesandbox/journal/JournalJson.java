package dev.usher.stripesandbox.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.Dispute;
import dev.usher.stripesandbox.core.PaymentIntent;
import dev.usher.stripesandbox.core.Refund;
import dev.usher.stripesandbox.core.StripeObject;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Entries as lines of JSON. */
final class JournalJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addMixIn(StripeObject.class, Named.class)
                    // A member that is newer than the line is absent from it.
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .changeDefaultPropertyInclusion(
                            included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private JournalJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "object")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CheckoutSession.class, name = "checkout.session"),
        @JsonSubTypes.Type(value = PaymentIntent.class, name = "payment_intent"),
        @JsonSubTypes.Type(value = Charge.class, name = "charge"),
        @JsonSubTypes.Type(value = Refund.class, name = "refund"),
        @JsonSubTypes.Type(value = Dispute.class, name = "dispute")
    })
    private interface Named {}

    static byte[] line(JournalEntry entry) {
        byte[] json = MAPPER.writeValueAsBytes(entry);
        byte[] line = new byte[json.length + 1];
        System.arraycopy(json, 0, line, 0, json.length);
        line[json.length] = '\n';
        return line;
    }

    static JournalEntry entry(String line) {
        return MAPPER.readValue(line, JournalEntry.class);
    }
}
