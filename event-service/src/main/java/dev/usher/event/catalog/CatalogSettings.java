package dev.usher.event.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The currencies that can be sold in.
 *
 * @param defaultCurrency what a free event without any price is counted in
 * @param currencies by ISO 4217 code
 */
@ConfigurationProperties("usher.catalog")
record CatalogSettings(String defaultCurrency, Map<String, Limits> currencies) {

    CatalogSettings {
        currencies = Map.copyOf(currencies);
        if (!currencies.containsKey(defaultCurrency)) {
            throw new IllegalArgumentException(
                    "usher.catalog.default-currency is not among usher.catalog.currencies");
        }
    }

    /** Null for a currency that is not sold in. */
    @Nullable Limits limits(String currency) {
        return currencies.get(currency);
    }

    /**
     * What can be charged, in minor units.
     *
     * @param minimum of a price that is not 0
     * @param maximum of a price times its maxPerOrder
     * @param step amounts are a multiple of it
     */
    record Limits(long minimum, long maximum, @DefaultValue("1") long step) {

        Limits {
            if (minimum < 1 || maximum < minimum || step < 1) {
                throw new IllegalArgumentException("usher.catalog.currencies: impossible limits");
            }
        }
    }
}
