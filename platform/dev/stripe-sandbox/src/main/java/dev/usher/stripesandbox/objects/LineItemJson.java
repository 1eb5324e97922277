package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.LineItem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code item}, a line of a session. */
public final class LineItemJson {

    private LineItemJson() {}

    /** The list as it appears inside an expanded session: the first ten. */
    static Map<String, @Nullable Object> all(CheckoutSession session) {
        List<Map<String, @Nullable Object>> data =
                session.terms().lineItems().stream()
                        .limit(10)
                        .map(item -> of(item, session))
                        .toList();
        return new Members()
                .put("object", "list")
                .put("data", data)
                .put("has_more", session.terms().lineItems().size() > 10)
                .put("url", "/v1/checkout/sessions/" + session.id() + "/line_items")
                .map();
    }

    public static Map<String, @Nullable Object> of(LineItem item, CheckoutSession session) {
        String currency = session.terms().currency();
        return Members.object(item.id(), "item")
                .put("adjustable_quantity", null)
                .put("amount_discount", 0)
                .put("amount_subtotal", item.amount())
                .put("amount_tax", 0)
                .put("amount_total", item.amount())
                .put("currency", currency)
                .put("description", item.name())
                .put("metadata", Map.of())
                .put("price", price(item, currency, session.created()))
                .put("quantity", item.quantity())
                .map();
    }

    private static Map<String, @Nullable Object> price(
            LineItem item, String currency, long created) {
        return Members.object(item.priceId(), "price")
                .put("active", false)
                .put("billing_scheme", "per_unit")
                .put("created", created)
                .put("currency", currency)
                .put("custom_unit_amount", null)
                .put("livemode", false)
                .put("lookup_key", null)
                .put("metadata", Map.of())
                .put("nickname", null)
                .put("product", item.productId())
                .put("recurring", null)
                .put("tax_behavior", "unspecified")
                .nulls("tiers_mode", "transform_quantity")
                .put("type", "one_time")
                .put("unit_amount", item.unitAmount())
                .put("unit_amount_decimal", String.valueOf(item.unitAmount()))
                .map();
    }
}
