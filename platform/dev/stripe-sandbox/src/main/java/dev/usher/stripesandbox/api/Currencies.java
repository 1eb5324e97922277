package dev.usher.stripesandbox.api;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The currencies, and the smallest amount that Stripe charges in each. */
final class Currencies {

    private static final Map<String, Long> LEAST =
            Map.ofEntries(
                    Map.entry("usd", 50L),
                    Map.entry("eur", 50L),
                    Map.entry("gbp", 30L),
                    Map.entry("chf", 50L),
                    Map.entry("sek", 300L),
                    Map.entry("nok", 300L),
                    Map.entry("dkk", 250L),
                    Map.entry("pln", 200L),
                    Map.entry("czk", 1500L),
                    Map.entry("huf", 17500L),
                    Map.entry("ron", 200L),
                    Map.entry("jpy", 50L),
                    Map.entry("cad", 50L),
                    Map.entry("aud", 50L));

    private static final long LEAST_ELSEWHERE = 1;
    private static final long MOST = 99_999_999;

    private static final Set<String> KNOWN =
            Currency.getAvailableCurrencies().stream()
                    .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    /** Tells whether a currency exists. Its code must be in lower case. */
    static boolean known(String currency) {
        return KNOWN.contains(currency);
    }

    static long least(String currency) {
        return LEAST.getOrDefault(currency, LEAST_ELSEWHERE);
    }

    static long most() {
        return MOST;
    }
}
