package dev.usher.stripesandbox.form;

import dev.usher.stripesandbox.core.StripeRefusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code a[b][0]=c&d[]=e} into a {@link StripeForm}. */
public final class FormParser {

    private static final int MAX_PAIRS = 5_000;
    private static final int MAX_DEPTH = 8;

    private FormParser() {}

    public static StripeForm parse(String encoded) {
        StripeForm root = new StripeForm("");
        if (encoded.isEmpty()) {
            return root;
        }
        String[] pairs = encoded.split("&", MAX_PAIRS + 1);
        if (pairs.length > MAX_PAIRS) {
            throw StripeRefusal.invalid("Too many parameters.");
        }
        for (String pair : pairs) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            put(root, name, value);
        }
        return root;
    }

    private static void put(StripeForm root, String name, String value) {
        List<String> keys = keys(name);
        StripeForm at = root;
        for (String key : keys.subList(0, keys.size() - 1)) {
            at = at.grow(key.isEmpty() ? String.valueOf(at.size()) : key);
        }
        String last = keys.getLast();
        at.put(last.isEmpty() ? String.valueOf(at.size()) : last, value);
    }

    private static List<String> keys(String name) {
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            return List.of(name);
        }
        List<String> keys = new ArrayList<>();
        keys.add(name.substring(0, bracket));
        int at = bracket;
        while (at < name.length()) {
            int close = name.indexOf(']', at);
            if (name.charAt(at) != '[' || close < 0 || keys.size() >= MAX_DEPTH) {
                throw StripeRefusal.invalid(
                        "parameter_unknown", name, "Received unknown parameter: " + name);
            }
            keys.add(name.substring(at + 1, close));
            at = close + 1;
        }
        return keys;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw StripeRefusal.invalid("Invalid percent-encoding in the request.");
        }
    }
}
