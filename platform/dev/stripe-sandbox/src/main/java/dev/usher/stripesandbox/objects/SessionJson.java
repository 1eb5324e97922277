package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.CheckoutSession.Payer;
import dev.usher.stripesandbox.core.SessionTerms;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code checkout.session}. */
final class SessionJson {
    private SessionJson() {}

    static Map<String, @Nullable Object> of(
            CheckoutSession session,
            URI page,
            @Nullable Object paymentIntent,
            boolean withLineItems) {
        SessionTerms terms = session.terms();
        Payer payer = session.payer();
        ObjectTemplate json =
                ObjectTemplate.of("checkout.session")
                        .put("id", session.id())
                        .put("amount_subtotal", terms.total())
                        .put("amount_total", terms.total())
                        .put("cancel_url", terms.cancelUrl())
                        .put("client_reference_id", terms.clientReferenceId())
                        .put("collected_information", payer == null ? null : collected())
                        .put("created", session.created())
                        .put("currency", terms.currency())
                        .put("customer_details", customer(payer, terms))
                        .put("customer_email", terms.customerEmail())
                        .put("expires_at", session.expiresAt())
                        .put("locale", terms.locale())
                        .put("metadata", terms.metadata())
                        .put("payment_intent", paymentIntent)
                        .put("payment_method_types", terms.paymentMethodTypes())
                        .put("payment_status", session.paymentStatus())
                        .put("status", session.status())
                        .put("submit_type", terms.submitType())
                        .put("success_url", terms.successUrl())
                        .put("url", session.open() ? page.toString() : null);
        if (terms.paymentMethodTypes().contains("card")) {
            json.put("payment_method_options", methodOptions());
        }
        if (withLineItems) {
            json.add("line_items", LineItemJson.all(session));
        }
        return json.members();
    }

    private static Map<String, @Nullable Object> collected() {
        return ObjectTemplate.of("checkout.session/collected_information").members();
    }

    private static Map<String, @Nullable Object> methodOptions() {
        return ObjectTemplate.of("checkout.session/payment_method_options").members();
    }

    private static @Nullable Map<String, @Nullable Object> customer(
            @Nullable Payer payer, SessionTerms terms) {
        ObjectTemplate json = ObjectTemplate.of("checkout.session/customer_details");
        if (payer != null) {
            json.put("email", payer.email()).put("name", payer.name()).put("tax_ids", List.of());
            return json.members();
        }
        return terms.customerEmail() == null
                ? null
                : json.put("email", terms.customerEmail()).members();
    }
}
