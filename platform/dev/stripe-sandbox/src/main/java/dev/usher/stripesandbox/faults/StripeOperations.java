package dev.usher.stripesandbox.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of the API's operations: method and path with {@code {id}} for an id. */
final class StripeOperations {

    static final List<String> ALL =
            List.of(
                    "POST /v1/checkout/sessions",
                    "GET /v1/checkout/sessions",
                    "GET /v1/checkout/sessions/{id}",
                    "POST /v1/checkout/sessions/{id}/expire",
                    "GET /v1/checkout/sessions/{id}/line_items",
                    "GET /v1/payment_intents/{id}",
                    "GET /v1/charges/{id}",
                    "POST /v1/refunds",
                    "GET /v1/refunds",
                    "GET /v1/refunds/{id}",
                    "GET /v1/disputes",
                    "GET /v1/disputes/{id}",
                    "GET /v1/events",
                    "GET /v1/events/{id}");

    private StripeOperations() {}

    /** The operation of a call, or null if the sandbox does not have it. */
    static @Nullable String of(String method, String path) {
        for (String operation : ALL) {
            if (matches(operation.split("/", -1), (method + " " + path).split("/", -1))) {
                return operation;
            }
        }
        return null;
    }

    private static boolean matches(String[] pattern, String[] given) {
        if (pattern.length != given.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            if (!pattern[i].equals("{id}") && !pattern[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }
}
