package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.form.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The parameters that the sandbox declares, under the names of Stripe's schema. */
public final class DeclaredShapes {

    private DeclaredShapes() {}

    public static Map<String, Shape> all() {
        Map<String, Shape> all = new LinkedHashMap<>();
        String create = "Checkout.SessionCreateParams";
        all.put(create, SessionShapes.CREATE);
        all.put(create + ".PaymentIntentData", member(SessionShapes.CREATE, "payment_intent_data"));
        Shape line = Objects.requireNonNull(member(SessionShapes.CREATE, "line_items").element());
        all.put(create + ".LineItem", line);
        all.put(create + ".LineItem.PriceData", member(line, "price_data"));
        all.put(
                create + ".LineItem.PriceData.ProductData",
                member(member(line, "price_data"), "product_data"));
        all.put("Checkout.SessionListParams", SessionShapes.LIST);
        all.put("Checkout.SessionExpireParams", SessionShapes.RETRIEVE);
        all.put("Checkout.SessionListLineItemsParams", SessionShapes.LIST_LINE_ITEMS);
        all.put("EventListParams", StripeEventController.LIST);
        all.put("RefundCreateParams", RefundController.CREATE);
        all.put("RefundListParams", RefundController.LIST);
        all.put("DisputeListParams", DisputeController.LIST);
        return all;
    }

    private static Shape member(Shape shape, String name) {
        return Objects.requireNonNull(shape.declared().get(name));
    }
}
