package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.LineItem;
import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.form.StripeForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a new session and checks those that need no clock. */
final class SessionParameters {

    private static final int MAX_LINE_ITEMS = 100;

    /** An address with a host that has a dot, all in ASCII. */
    private static final Pattern EMAIL =
            Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final List<String> METHODS = List.of("card", "sepa_debit");
    private static final List<String> LOCALES =
            List.of(
                    "auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi",
                    "fil", "fr", "fr-CA", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms",
                    "mt", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sv", "th", "tr",
                    "vi", "zh", "zh-HK", "zh-TW");

    private SessionParameters() {}

    static SessionTerms terms(StripeForm form, StripeIds ids) {
        if (!form.required("mode").equals("payment")) {
            throw StripeRefusal.unbuilt(400, "mode", "The sandbox implements mode=payment only.");
        }
        if (!form.text("ui_mode").orElse("hosted_page").equals("hosted_page")) {
            throw StripeRefusal.unbuilt(400, "ui_mode", "The sandbox has a hosted page only.");
        }
        List<LineItem> items = new ArrayList<>();
        String currency = lines(form, ids, items);
        StripeForm intent = form.child("payment_intent_data");
        if (intent.text("capture_method").orElse("automatic_async").equals("manual")) {
            throw StripeRefusal.unbuilt(
                    400, intent.at("capture_method"), "The sandbox captures automatically only.");
        }
        return new SessionTerms(
                currency,
                items,
                Urls.required(form, "success_url"),
                Urls.optional(form, "cancel_url"),
                form.text("client_reference_id").orElse(null),
                email(form),
                form.choice("locale", LOCALES).orElse(null),
                form.choice("submit_type", List.of("auto", "book", "donate", "pay", "subscribe"))
                        .orElse(null),
                methods(form),
                Metadata.of(form),
                new SessionTerms.IntentTerms(
                        intent.text("description").orElse(null),
                        intent.text("receipt_email").orElse(null),
                        intent.text("statement_descriptor").orElse(null),
                        intent.text("statement_descriptor_suffix").orElse(null),
                        Metadata.of(intent)));
    }

    private static @Nullable String email(StripeForm form) {
        String email = form.text("customer_email").orElse(null);
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw StripeRefusal.invalid(
                    "email_invalid",
                    form.at("customer_email"),
                    "Invalid email address: %s".formatted(email));
        }
        return email;
    }

    private static List<String> methods(StripeForm form) {
        List<String> methods = form.texts("payment_method_types");
        for (String method : methods) {
            if (!METHODS.contains(method)) {
                throw StripeRefusal.unbuilt(
                        400,
                        "payment_method_types",
                        "The sandbox implements the payment methods %s only.".formatted(METHODS));
            }
        }
        return methods.isEmpty() ? List.of("card") : methods;
    }

    private static String lines(StripeForm form, StripeIds ids, List<LineItem> items) {
        List<StripeForm> lines = form.children("line_items");
        if (lines.isEmpty()) {
            throw form.missing("line_items");
        }
        if (lines.size() > MAX_LINE_ITEMS) {
            throw StripeRefusal.invalid(
                    null, "line_items", "You may only have up to 100 line items in a session.");
        }
        String currency = null;
        for (StripeForm line : lines) {
            if (!line.has("price_data")) {
                throw line.missing("price_data");
            }
            StripeForm price = line.child("price_data");
            String own = currency(price);
            if (currency != null && !currency.equals(own)) {
                throw StripeRefusal.invalid(
                        null,
                        price.at("currency"),
                        "All line items of a session must have one currency.");
            }
            currency = own;
            items.add(item(line, price, ids));
        }
        String agreed = Objects.requireNonNull(currency);
        if (form.text("currency").filter(asked -> !asked.equals(agreed)).isPresent()) {
            throw StripeRefusal.invalid(
                    null, "currency", "The currency must be that of the line items.");
        }
        return agreed;
    }

    private static LineItem item(StripeForm line, StripeForm price, StripeIds ids) {
        if (!price.has("product_data")) {
            throw price.missing("product_data");
        }
        StripeForm product = price.child("product_data");
        long amount = price.requiredInteger("unit_amount");
        if (amount < 0) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_integer",
                    price.at("unit_amount"),
                    "This value must be greater than or equal to 0.");
        }
        long quantity = line.requiredInteger("quantity");
        if (quantity < 1) {
            throw StripeRefusal.invalid(
                    "parameter_invalid_integer",
                    line.at("quantity"),
                    "This value must be greater than or equal to 1.");
        }
        return new LineItem(
                ids.next(StripeIds.Kind.LINE_ITEM),
                ids.next(StripeIds.Kind.PRICE),
                ids.next(StripeIds.Kind.PRODUCT),
                product.required("name"),
                product.text("description").orElse(null),
                amount,
                quantity);
    }

    private static String currency(StripeForm price) {
        String currency = price.required("currency");
        if (!Currencies.known(currency)) {
            throw StripeRefusal.invalid(
                    null,
                    price.at("currency"),
                    "Invalid currency: %s. Stripe currently supports lower-case three-letter codes."
                            .formatted(currency.toLowerCase(Locale.ROOT)));
        }
        return currency;
    }
}
