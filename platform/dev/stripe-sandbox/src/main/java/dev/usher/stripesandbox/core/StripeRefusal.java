package dev.usher.stripesandbox.core;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error that the API answers in Stripe's form. */
public final class StripeRefusal extends RuntimeException {

    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String param;
    private final String text;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private boolean beforeExecution;

    private StripeRefusal(
            int status, String type, @Nullable String code, @Nullable String param, String text) {
        super(text, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.text = text;
    }

    public static StripeRefusal invalid(String text) {
        return new StripeRefusal(400, INVALID, null, null, text);
    }

    public static StripeRefusal invalid(
            @Nullable String code, @Nullable String param, String text) {
        return new StripeRefusal(400, INVALID, code, param, text);
    }

    public static StripeRefusal missing(String what, String id, String param) {
        return new StripeRefusal(
                404, INVALID, "resource_missing", param, "No such %s: '%s'".formatted(what, id));
    }

    public static StripeRefusal of(int status, String type, @Nullable String code, String text) {
        return new StripeRefusal(status, type, code, null, text);
    }

    public static StripeRefusal unauthenticated(String text) {
        return new StripeRefusal(401, INVALID, null, null, text);
    }

    /** Refuses a call beyond a limit, whose reason the header names; no key keeps this answer. */
    public static StripeRefusal limited(String reason, String text) {
        return new StripeRefusal(429, INVALID, "rate_limit", null, text)
                .header("Stripe-Rate-Limited-Reason", reason)
                .notRemembered();
    }

    /** Refuses a part of Stripe that the sandbox does not implement, and marks it as such. */
    public static StripeRefusal unbuilt(int status, @Nullable String param, String text) {
        return new StripeRefusal(status, INVALID, null, param, text)
                .header("X-Stripe-Sandbox-Unimplemented", "true");
    }

    /** Marks an error that must not be stored under its idempotency key. */
    public StripeRefusal notRemembered() {
        beforeExecution = true;
        return this;
    }

    public StripeRefusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public @Nullable String code() {
        return code;
    }

    public @Nullable String param() {
        return param;
    }

    public String text() {
        return text;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public boolean remembered() {
        return !beforeExecution;
    }
}
