package dev.usher.chaos.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns of secrets and personal data in a text. */
final class SecretPatterns {

    private static final Map<String, Pattern> PATTERNS = new LinkedHashMap<>();

    static {
        PATTERNS.put(
                "an e-mail address",
                Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)*\\.[a-z]{2,}"));
        PATTERNS.put("a token", Pattern.compile("eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}"));
        PATTERNS.put("a ticket's credential", Pattern.compile("TKT1:[0-9A-Z $%*+./:-]{20,}"));
        PATTERNS.put("a key of Stripe", Pattern.compile("\\b[sr]k_(?:test|live)_\\w{8,}"));
        PATTERNS.put("a webhook's secret", Pattern.compile("\\bwhsec_\\w{8,}"));
        PATTERNS.put("a private key", Pattern.compile("BEGIN [A-Z ]*PRIVATE KEY"));
        // Stripe's test cards only, because sixteen digits may be the id of a span.
        PATTERNS.put("a card number", Pattern.compile("\\b4(?:242424242424242|00000\\d{10})\\b"));
        PATTERNS.put(
                "a ticket's code",
                Pattern.compile(
                        "\\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]\\b"));
    }

    private SecretPatterns() {}

    /** Returns the kind of secret that the text contains, never the secret itself. */
    static Optional<String> in(String text) {
        for (Map.Entry<String, Pattern> each : PATTERNS.entrySet()) {
            Matcher matcher = each.getValue().matcher(text);
            if (matcher.find()) {
                return Optional.of(each.getKey());
            }
        }
        return Optional.empty();
    }
}
