package dev.usher.event.catalog;

import static java.util.Objects.requireNonNullElse;

import dev.usher.event.Money;
import dev.usher.platform.web.form.JsonForm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the prices of one event. They share a currency: the one that the body names, or else the
 * default. An absent price, null and an amount of 0 all mean free.
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

    /** Reads the price in that member. {@link #prices} returns all prices in this order. */
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
                    "currency must be one that tickets can be sold in");
            return;
        }
        if (!currency.equals(shared)) {
            form.reject(
                    "currency",
                    "currency_mismatch",
                    "currency must be the same for all ticket types, here " + shared);
        }
        if (price.amount() == 0) {
            return;
        }
        if (price.amount() < limits.minimum()) {
            form.reject(
                    "amount",
                    "amount_below_minimum",
                    "amount must be 0 or at least %d for %s".formatted(limits.minimum(), currency));
        }
        if (price.amount() > limits.maximum() / price.maxPerOrder()) {
            form.reject(
                    "amount",
                    "amount_above_maximum",
                    "amount times maxPerOrder must be at most %d for %s"
                            .formatted(limits.maximum(), currency));
        }
        if (price.amount() % limits.step() != 0) {
            form.reject(
                    "amount",
                    "amount_not_chargeable",
                    "amount must be a multiple of %d for %s".formatted(limits.step(), currency));
        }
    }
}
