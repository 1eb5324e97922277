package dev.usher.event.catalog;

import static java.util.Objects.requireNonNullElse;

import dev.usher.event.Money;
import dev.usher.platform.web.form.JsonForm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the prices of one event. They share a currency: the one that is named, or the usual one
 * when none is. Nothing, null and an amount of 0 all mean free.
 */
class PriceForm {

    private record Asked(
            @Nullable JsonForm form, long amount, @Nullable String currency, int maxPerOrder) {}

    private final CatalogSettings settings;
    private final String usualCurrency;
    private final List<Asked> asked = new ArrayList<>();

    PriceForm(CatalogSettings settings, String usualCurrency) {
        this.settings = settings;
        this.usualCurrency = usualCurrency;
    }

    /** Notes the price in that member; the prices come out of {@link #prices} in this order. */
    void read(JsonForm owner, String member, int maxPerOrder) {
        JsonForm form = owner.object(member);
        if (form == null) {
            asked.add(new Asked(null, 0, null, maxPerOrder));
            return;
        }
        form.require("amount");
        long amount = requireNonNullElse(form.number("amount", 0, Long.MAX_VALUE), 0L);
        String currency = form.text("currency", 3);
        if (amount > 0) {
            form.require("currency");
        }
        asked.add(new Asked(form, amount, currency, maxPerOrder));
    }

    List<Money> prices() {
        String shared =
                asked.stream()
                        .map(Asked::currency)
                        .filter(code -> code != null && settings.limits(code) != null)
                        .findFirst()
                        .orElse(usualCurrency);
        asked.forEach(price -> check(price, shared));
        return asked.stream().map(price -> new Money(price.amount(), shared)).toList();
    }

    private void check(Asked price, String shared) {
        JsonForm form = price.form();
        String currency = price.currency();
        if (form == null || currency == null) {
            return;
        }
        CatalogSettings.Limits limits = settings.limits(currency);
        if (limits == null) {
            form.reject(
                    "currency",
                    "currency_not_supported",
                    "Tickets can't be sold in " + currency + ".");
            return;
        }
        if (!currency.equals(shared)) {
            form.reject(
                    "currency",
                    "currency_mismatch",
                    "All ticket types of an event share one currency, here " + shared + ".");
        }
        if (price.amount() == 0) {
            return;
        }
        if (price.amount() < limits.minimum()) {
            form.reject(
                    "amount",
                    "amount_below_minimum",
                    "A price is 0 or at least " + limits.minimum() + " " + currency + ".");
        }
        if (price.amount() > limits.maximum() / price.maxPerOrder()) {
            form.reject(
                    "amount",
                    "amount_above_maximum",
                    "A price times its maxPerOrder is at most %d %s."
                            .formatted(limits.maximum(), currency));
        }
        if (price.amount() % limits.step() != 0) {
            form.reject(
                    "amount",
                    "amount_not_chargeable",
                    "An amount in %s is a multiple of %d.".formatted(currency, limits.step()));
        }
    }
}
