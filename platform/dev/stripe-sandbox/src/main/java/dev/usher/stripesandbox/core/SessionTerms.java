package dev.usher.stripesandbox.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters that a session was created with. They never change. */
public record SessionTerms(
        String currency,
        List<LineItem> lineItems,
        String successUrl,
        @Nullable String cancelUrl,
        @Nullable String clientReferenceId,
        @Nullable String customerEmail,
        @Nullable String locale,
        @Nullable String submitType,
        List<String> paymentMethodTypes,
        Map<String, String> metadata,
        IntentTerms intent) {

    public SessionTerms {
        lineItems = List.copyOf(lineItems);
        paymentMethodTypes = List.copyOf(paymentMethodTypes);
        metadata = sorted(metadata);
    }

    public long total() {
        return lineItems.stream().mapToLong(LineItem::amount).reduce(0, Math::addExact);
    }

    private static Map<String, String> sorted(Map<String, String> metadata) {
        return Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** The parameters for the payment intent of the session. */
    public record IntentTerms(
            @Nullable String description,
            @Nullable String receiptEmail,
            @Nullable String statementDescriptor,
            @Nullable String statementDescriptorSuffix,
            Map<String, String> metadata) {

        public IntentTerms {
            metadata = sorted(metadata);
        }
    }
}
