package dev.usher.parity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call of Stripe's API.
 *
 * @param parameters the form of a POST, or the query of a GET
 * @param idempotencyKey null for a call without one
 * @param authorization the header that replaces that of the side; empty for none
 */
record ParityCall(
        String method,
        String path,
        Map<String, String> parameters,
        @Nullable String idempotencyKey,
        @Nullable String authorization) {

    static ParityCall get(String path, Map<String, String> query) {
        return new ParityCall("GET", path, query, null, null);
    }

    static ParityCall post(String path, Map<String, String> form, String idempotencyKey) {
        return new ParityCall("POST", path, form, idempotencyKey, null);
    }

    /** The same call with another header, or without one if it is empty. */
    ParityCall authorizedBy(String header) {
        return new ParityCall(method, path, parameters, idempotencyKey, header);
    }

    /** The parameters as they are sent, in their order. */
    String encoded() {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Parameters with one more, or with another value of one. */
    static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return more;
    }

    /** Parameters without those whose names begin so. */
    static Map<String, String> without(Map<String, String> parameters, String beginning) {
        Map<String, String> fewer = new LinkedHashMap<>(parameters);
        fewer.keySet().removeIf(name -> name.startsWith(beginning));
        return fewer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
