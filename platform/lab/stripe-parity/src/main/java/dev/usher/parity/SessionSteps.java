package dev.usher.parity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The calls about checkout sessions. All sessions that they open are expired at the end. */
final class SessionSteps {

    static final String SESSIONS = "/v1/checkout/sessions";

    /** The names of what is learnt. */
    static final String SESSION = "session";

    static final String SECOND = "second session";
    static final String SINCE = "creation of the first session";

    private static final String URL = "success_url";
    private static final String AMOUNT = "line_items[0][price_data][unit_amount]";
    private static final String END = "expires_at";

    private final String run;
    private final Instant now;
    private final List<ParityStep> steps = new ArrayList<>();

    /**
     * @param run makes the idempotency keys of this run its own
     */
    private SessionSteps(String run, Instant now) {
        this.run = run;
        this.now = now;
    }

    /** The calls in their order. */
    static List<ParityStep> of(String run, Instant now) {
        SessionSteps steps = new SessionSteps(run, now);
        steps.opening();
        steps.refusals();
        steps.reading();
        steps.ending();
        return steps.steps;
    }

    private void opening() {
        add("a session with the parameters of an order", form -> form)
                .learn(Map.of(SESSION, "/id", SINCE, "/created"));
        repeat("the same call again, with the same key", form -> form);
        repeat(
                "other parameters under a key that was used",
                form -> ParityCall.with(form, AMOUNT, "2600"));
        add("a second session", form -> form).learn(Map.of(SECOND, "/id"));
    }

    private void refusals() {
        add("an end in less than 30 minutes", form -> ParityCall.with(form, END, at("PT29M")));
        add("an end in more than 24 hours", form -> ParityCall.with(form, END, at("PT25H")));
        add("an end that is not a number", form -> ParityCall.with(form, END, "soon"));
        add("an unknown parameter", form -> ParityCall.with(form, "usher_unknown", "1"));
        add(
                "an unknown parameter of a line",
                form -> ParityCall.with(form, "line_items[0][usher_unknown]", "1"));
        add("no mode", form -> ParityCall.without(form, "mode"));
        add("no success_url", form -> ParityCall.without(form, URL));
        add("no line_items", form -> ParityCall.without(form, "line_items"));
        add("no currency", form -> ParityCall.without(form, "line_items[0][price_data][currency]"));
        add("a price that is not a whole number", form -> ParityCall.with(form, AMOUNT, "25.5"));
        add("a price below Stripe's minimum", form -> ParityCall.with(form, AMOUNT, "1"));
        add("a price above Stripe's maximum", form -> ParityCall.with(form, AMOUNT, "99999999999"));
        add(
                "a success_url that is not a web address",
                form -> ParityCall.with(form, URL, "javascript:alert(1)"));
        add("a cancel_url without a host", form -> ParityCall.with(form, "cancel_url", "https://"));
        add(
                "an e-mail address that can't be one",
                form -> ParityCall.with(form, "customer_email", "alice"));
        add(
                "an empty client_reference_id",
                form -> ParityCall.with(form, "client_reference_id", ""));
        add("51 keys of metadata", SessionSteps::manyKeys);
        add(
                "a key of metadata with 41 characters",
                form -> ParityCall.with(form, "metadata[" + "k".repeat(41) + "]", "1"));
        add(
                "a value of metadata with 501 characters",
                form -> ParityCall.with(form, "metadata[long]", "v".repeat(501)));
        add(
                        "a value of metadata with 500 characters, and its session",
                        form -> ParityCall.with(form, "metadata[long]", "v".repeat(500)))
                .learn(Map.of("third session", "/id"));
    }

    private void reading() {
        read("a session", Map.of());
        read("a session with its payment, which is none yet", expand("payment_intent"));
        read("a session with its line items", expand("line_items"));
        read("a session with an unknown expansion", expand("usher_unknown"));
        steps.add(
                ParityStep.of(
                        "the line items of a session",
                        ids ->
                                ParityCall.get(
                                        path(ids, SESSION) + "/line_items",
                                        Map.of("limit", "10"))));
        steps.add(
                ParityStep.of(
                        "the sessions since the first",
                        ids ->
                                ParityCall.get(
                                        SESSIONS,
                                        Map.of("limit", "100", "created[gte]", ids.of(SINCE)))));
        steps.add(
                ParityStep.of(
                        "a session that does not exist",
                        _ -> ParityCall.get(SESSIONS + "/cs_test_usher_unknown", Map.of())));
    }

    private void ending() {
        expire("the end of an open session", SESSION, "expire-1");
        expire("the end of the same session again, with the same key", SESSION, "expire-1");
        expire("the end of an expired session", SESSION, "expire-2");
        read("an expired session", Map.of());
        expire("the end of the second session", SECOND, "expire-3");
        expire("the end of the third session", "third session", "expire-4");
        steps.add(
                ParityStep.of(
                        "the end of a session that does not exist",
                        _ ->
                                ParityCall.post(
                                        SESSIONS + "/cs_test_usher_unknown/expire",
                                        Map.of(),
                                        run + "-expire-5")));
    }

    private void expire(String name, String session, String key) {
        steps.add(
                ParityStep.of(
                        name,
                        ids ->
                                ParityCall.post(
                                        path(ids, session) + "/expire",
                                        Map.of(),
                                        run + "-" + key)));
    }

    private void read(String name, Map<String, String> query) {
        steps.add(ParityStep.of(name, ids -> ParityCall.get(path(ids, SESSION), query)));
    }

    /** Opens a session under a key of its own. */
    private Added add(String name, UnaryOperator<Map<String, String>> change) {
        return add(name, change, run + "-session-" + steps.size());
    }

    /** Opens a session under the key of the first. */
    private void repeat(String name, UnaryOperator<Map<String, String>> change) {
        var _ = add(name, change, run + "-session-0");
    }

    private Added add(String name, UnaryOperator<Map<String, String>> change, String key) {
        Map<String, String> form = change.apply(order());
        steps.add(ParityStep.of(name, _ -> ParityCall.post(SESSIONS, form, key)));
        return new Added(steps);
    }

    /** The step that was added last. */
    private record Added(List<ParityStep> steps) {

        void learn(Map<String, String> values) {
            steps.add(steps.removeLast().learning(values));
        }
    }

    /** The parameters that payment-service sends for an order. */
    private Map<String, String> order() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mode", "payment");
        form.put("payment_method_types[0]", "card");
        form.put("client_reference_id", "019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11");
        form.put(URL, "https://example.org/thanks?session={CHECKOUT_SESSION_ID}");
        form.put("cancel_url", "https://example.org/basket");
        form.put(END, at("PT31M"));
        for (String metadata : List.of("metadata", "payment_intent_data[metadata]")) {
            form.put(metadata + "[attempt]", "1");
            form.put(metadata + "[externalReference]", "Order 7 · Zoë");
            form.put(metadata + "[orderId]", "019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a11");
            form.put(metadata + "[reservationId]", "019a9d3e-5c7a-7b1e-9c5e-2f6d1c0b7a12");
        }
        form.put("customer_email", "ada@example.com");
        form.put("line_items[0][quantity]", "2");
        form.put("line_items[0][price_data][currency]", "eur");
        form.put(AMOUNT, "2500");
        form.put("line_items[0][price_data][product_data][name]", "Winter Jazz, Standing");
        form.put(
                "line_items[0][price_data][product_data][description]",
                "20 January 2027 · Paradiso, Amsterdam");
        return form;
    }

    private static Map<String, String> manyKeys(Map<String, String> form) {
        Map<String, String> many = new LinkedHashMap<>(form);
        for (int i = 0; i < 51; i++) {
            many.put("metadata[key" + i + "]", "1");
        }
        return many;
    }

    private String at(String later) {
        return Long.toString(now.plus(Duration.parse(later)).getEpochSecond());
    }

    private static String path(LearntIds ids, String session) {
        return SESSIONS + "/" + ids.of(session);
    }

    static Map<String, String> expand(String member) {
        return Map.of("expand[0]", member);
    }
}
