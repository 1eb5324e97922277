package dev.usher.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls about events, refunds, disputes and keys. They need what {@link SessionSteps} learn.
 */
final class OtherSteps {

    private static final String EVENTS = "/v1/events";
    private static final String REFUNDS = "/v1/refunds";
    private static final String NEWEST = "newest event";
    private static final String OLDER = "older event";
    private static final String UNKNOWN = "pi_usher_unknown";

    /** Types that Stripe has, one more than a call may name. */
    private static final List<String> TOO_MANY_TYPES =
            List.of(
                    "charge.captured",
                    "charge.dispute.closed",
                    "charge.dispute.created",
                    "charge.dispute.funds_reinstated",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.updated",
                    "charge.expired",
                    "charge.failed",
                    "charge.pending",
                    "charge.refunded",
                    "charge.succeeded",
                    "charge.updated",
                    "checkout.session.async_payment_failed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.completed",
                    "checkout.session.expired",
                    "payment_intent.canceled",
                    "payment_intent.created",
                    "payment_intent.payment_failed",
                    "payment_intent.processing",
                    "payment_intent.succeeded");

    private final String run;
    private final List<ParityStep> steps = new ArrayList<>();

    private OtherSteps(String run) {
        this.run = run;
    }

    /** The calls in their order. */
    static List<ParityStep> of(String run) {
        OtherSteps steps = new OtherSteps(run);
        steps.events();
        steps.refunds();
        steps.unknown();
        steps.keys();
        return steps.steps;
    }

    /** Three sessions have expired, so there are three events. */
    private void events() {
        steps.add(
                events("the newest event of a type", Map.of("limit", "1"))
                        .awaiting(page -> page.body().path("has_more").asBoolean(false))
                        .learning(Map.of(NEWEST, "/data/0/id")));
        steps.add(
                ParityStep.of(
                                "the next page",
                                ids ->
                                        ParityCall.get(
                                                EVENTS,
                                                ofType(
                                                        ids,
                                                        Map.of(
                                                                "limit",
                                                                "1",
                                                                "starting_after",
                                                                ids.of(NEWEST)))))
                        .learning(Map.of(OLDER, "/data/0/id")));
        steps.add(
                ParityStep.of(
                        "the events that came after one",
                        ids ->
                                ParityCall.get(
                                        EVENTS,
                                        ofType(
                                                ids,
                                                Map.of(
                                                        "limit",
                                                        "100",
                                                        "ending_before",
                                                        ids.of(OLDER))))));
        steps.add(
                ParityStep.of(
                        "one event",
                        ids -> ParityCall.get(EVENTS + "/" + ids.of(NEWEST), Map.of())));
        steps.add(
                events(
                        "the events after one that is not known",
                        Map.of("ending_before", "evt_usher_unknown")));
        steps.add(
                events(
                        "both cursors at once",
                        Map.of(
                                "ending_before",
                                "evt_usher_unknown",
                                "starting_after",
                                "evt_usher_unknown")));
        steps.add(events("a type beside types", Map.of("type", "refund.created")));
        steps.add(events("a limit of 0", Map.of("limit", "0")));
        steps.add(
                ParityStep.of(
                        "more than 20 types",
                        _ -> {
                            Map<String, String> query = new LinkedHashMap<>();
                            for (int i = 0; i < TOO_MANY_TYPES.size(); i++) {
                                query.put("types[" + i + "]", TOO_MANY_TYPES.get(i));
                            }
                            return ParityCall.get(EVENTS, query);
                        }));
    }

    private void refunds() {
        refund("a refund of a payment that does not exist", Map.of("payment_intent", UNKNOWN));
        refund("a refund of nothing", Map.of("amount", "100"));
        refund("a refund of 0", Map.of("payment_intent", UNKNOWN, "amount", "0"));
        refund(
                "a refund with an unknown parameter",
                Map.of("payment_intent", UNKNOWN, "usher_unknown", "1"));
        read(
                "the refunds of a payment that does not exist",
                REFUNDS,
                Map.of("payment_intent", UNKNOWN, "limit", "100"));
    }

    private void unknown() {
        read("a refund that does not exist", REFUNDS + "/re_usher_unknown", Map.of());
        read(
                "a dispute that does not exist",
                "/v1/disputes/dp_usher_unknown",
                SessionSteps.expand("payment_intent"));
        read("a payment that does not exist", "/v1/payment_intents/" + UNKNOWN, Map.of());
        read("an event that does not exist", EVENTS + "/evt_usher_unknown", Map.of());
        steps.add(
                ParityStep.of(
                                "an address that does not exist",
                                _ -> ParityCall.get("/v1/usher_unknown", Map.of()))
                        .withoutWords());
    }

    private void keys() {
        ParityCall list = ParityCall.get(SessionSteps.SESSIONS, Map.of("limit", "1"));
        steps.add(ParityStep.of("no key", _ -> list.authorizedBy("")).withoutWords());
        steps.add(
                ParityStep.of(
                                "a key that nobody has",
                                _ -> list.authorizedBy("Bearer sk_test_usherunknown"))
                        .withoutWords());
    }

    private void refund(String name, Map<String, String> form) {
        String key = run + "-refund-" + steps.size();
        steps.add(ParityStep.of(name, _ -> ParityCall.post(REFUNDS, form, key)));
    }

    private void read(String name, String path, Map<String, String> query) {
        steps.add(ParityStep.of(name, _ -> ParityCall.get(path, query)));
    }

    private static ParityStep events(String name, Map<String, String> more) {
        return ParityStep.of(name, ids -> ParityCall.get(EVENTS, ofType(ids, more)));
    }

    private static Map<String, String> ofType(LearntIds ids, Map<String, String> more) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("types[0]", "checkout.session.expired");
        query.put("created[gte]", ids.of(SessionSteps.SINCE));
        query.putAll(more);
        return query;
    }
}
