package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.LineItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code item}, a line of a session. */
public final class LineItemJson {
    private static final int EXPANDED = 10;

    private LineItemJson() {}

    /** The list inside an expanded session: the first ten lines. */
    static Map<String, @Nullable Object> all(CheckoutSession session) {
        var items = session.terms().lineItems();
        return StripeJson.list(
                "/v1/checkout/sessions/" + session.id() + "/line_items",
                items.stream().limit(EXPANDED).map(item -> of(item, session)).toList(),
                items.size() > EXPANDED);
    }

    public static Map<String, @Nullable Object> of(LineItem item, CheckoutSession session) {
        String currency = session.terms().currency();
        ObjectTemplate price =
                ObjectTemplate.of("price")
                        .put("id", item.priceId())
                        .put("created", session.created())
                        .put("currency", currency)
                        .put("product", item.productId())
                        .put("unit_amount", item.unitAmount())
                        .put("unit_amount_decimal", String.valueOf(item.unitAmount()));
        return ObjectTemplate.of("item")
                .put("id", item.id())
                .put("amount_subtotal", item.amount())
                .put("amount_total", item.amount())
                .put("currency", currency)
                .put("description", item.name())
                .put("price", price.members())
                .put("quantity", item.quantity())
                .members();
    }
}
