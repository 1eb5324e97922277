package dev.usher.event.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The currencies of prices.
 *
 * @param defaultCurrency the currency of a free event without any price
 * @param currencies by ISO 4217 code
 */
@ConfigurationProperties("usher.catalog")
record CatalogSettings(String defaultCurrency, Map<String, Limits> currencies) {

    CatalogSettings {
        currencies = Map.copyOf(currencies);
        if (!currencies.containsKey(defaultCurrency)) {
            throw new IllegalArgumentException(
                    "usher.catalog.default-currency must be one of usher.catalog.currencies");
        }
    }

    /** The limits of prices in that currency; null if tickets can't be sold in it. */
    @Nullable Limits limits(String currency) {
        return currencies.get(currency);
    }

    /**
     * The amounts that can be charged, in minor units.
     *
     * @param minimum the lowest price that is not 0
     * @param maximum the highest price times its maxPerOrder
     * @param step every price must be a multiple of it
     */
    record Limits(long minimum, long maximum, @DefaultValue("1") long step) {

        Limits {
            if (minimum < 1 || maximum < minimum || step < 1) {
                throw new IllegalArgumentException(
                        "usher.catalog.currencies: limits must be 1 <= minimum <= maximum and 1 <= step");
            }
        }
    }
}
