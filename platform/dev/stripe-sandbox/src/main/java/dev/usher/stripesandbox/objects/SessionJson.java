package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.CheckoutSession.Payer;
import dev.usher.stripesandbox.core.SessionTerms;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
        Members json =
                Members.object(session.id(), "checkout.session")
                        .put("adaptive_pricing", new Members().put("enabled", false).map())
                        .put("after_expiration", null)
                        .put("allow_promotion_codes", null)
                        .put("amount_subtotal", terms.total())
                        .put("amount_total", terms.total())
                        .put("automatic_tax", automaticTax())
                        .put("billing_address_collection", null)
                        .put("cancel_url", terms.cancelUrl())
                        .put("client_reference_id", terms.clientReferenceId())
                        .put("client_secret", null)
                        .put("collected_information", collected(session))
                        .nulls("consent", "consent_collection")
                        .put("created", session.created())
                        .put("currency", terms.currency())
                        .put("currency_conversion", null)
                        .put("custom_fields", List.of())
                        .put("custom_text", customText())
                        .nulls("customer", "customer_account")
                        .put("customer_creation", "if_required")
                        .put("customer_details", customer(session))
                        .put("customer_email", terms.customerEmail())
                        .put("discounts", List.of())
                        .put("expires_at", session.expiresAt())
                        .nulls("integration_identifier", "invoice")
                        .put("invoice_creation", invoiceCreation())
                        .put("livemode", false)
                        .put("locale", terms.locale())
                        .put("managed_payments", new Members().put("enabled", false).map())
                        .put("metadata", terms.metadata())
                        .put("mode", "payment")
                        .nulls("optional_items", "origin_context")
                        .put("payment_intent", paymentIntent)
                        .put("payment_link", null)
                        .put("payment_method_collection", "if_required")
                        .put("payment_method_configuration_details", null)
                        .put("payment_method_options", methodOptions(terms))
                        .put("payment_method_types", terms.paymentMethodTypes())
                        .put(
                                "payment_status",
                                session.paymentStatus().name().toLowerCase(Locale.ROOT))
                        .put("permissions", null)
                        .put("phone_number_collection", new Members().put("enabled", false).map())
                        .put("recovered_from", null)
                        .nulls(
                                "saved_payment_method_options",
                                "setup_intent",
                                "shipping_address_collection",
                                "shipping_cost")
                        .put("shipping_options", List.of())
                        .put("status", session.status().name().toLowerCase(Locale.ROOT))
                        .put("submit_type", terms.submitType())
                        .put("subscription", null)
                        .put("success_url", terms.successUrl())
                        .put("total_details", totalDetails())
                        .put("ui_mode", "hosted_page")
                        .put("url", session.open() ? page.toString() : null)
                        .put("wallet_options", null);
        if (withLineItems) {
            json.put("line_items", LineItemJson.all(session));
        }
        return json.map();
    }

    private static Map<String, @Nullable Object> automaticTax() {
        return new Members().put("enabled", false).nulls("liability", "provider", "status").map();
    }

    private static @Nullable Map<String, @Nullable Object> collected(CheckoutSession session) {
        if (session.payer() == null) {
            return null;
        }
        return new Members().nulls("business_name", "individual_name", "shipping_details").map();
    }

    private static Map<String, @Nullable Object> customText() {
        return new Members()
                .nulls("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
                .map();
    }

    private static @Nullable Map<String, @Nullable Object> customer(CheckoutSession session) {
        Payer payer = session.payer();
        String email = payer == null ? session.terms().customerEmail() : payer.email();
        if (payer == null && email == null) {
            return null;
        }
        return new Members()
                .nulls("address", "business_name")
                .put("email", email)
                .put("individual_name", null)
                .put("name", payer == null ? null : payer.name())
                .put("phone", null)
                .put("tax_exempt", "none")
                .put("tax_ids", payer == null ? null : List.of())
                .map();
    }

    private static Map<String, @Nullable Object> invoiceCreation() {
        Map<String, @Nullable Object> data =
                new Members()
                        .nulls("account_tax_ids", "custom_fields", "description", "footer")
                        .put("issuer", null)
                        .put("metadata", Map.of())
                        .put("rendering_options", null)
                        .map();
        return new Members().put("enabled", false).put("invoice_data", data).map();
    }

    private static Map<String, @Nullable Object> methodOptions(SessionTerms terms) {
        Map<String, @Nullable Object> options = new HashMap<>();
        if (terms.paymentMethodTypes().contains("card")) {
            options.put("card", new Members().put("request_three_d_secure", "automatic").map());
        }
        return options;
    }

    private static Map<String, @Nullable Object> totalDetails() {
        return new Members()
                .put("amount_discount", 0)
                .put("amount_shipping", 0)
                .put("amount_tax", 0)
                .map();
    }
}
