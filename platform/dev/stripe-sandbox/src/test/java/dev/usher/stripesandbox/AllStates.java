package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.param.checkout.SessionCreateParams;
import dev.usher.stripesandbox.core.Dispute;
import dev.usher.stripesandbox.core.DisputeWish;
import dev.usher.stripesandbox.core.TestNumber;
import dev.usher.stripesandbox.events.StripeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Brings sessions into every state that the sandbox knows, provokes every kind of error, and keeps
 * what the sandbox answers and announces on the way.
 */
final class AllStates {
    private static final String SESSIONS = "/v1/checkout/sessions";

    private final List<Seen> seen = new ArrayList<>();
    private final Shop shop;

    /** One answer, with its method and path template; or an {@code error} or a {@code webhook}. */
    record Seen(String operation, JsonNode json) {}

    private AllStates(Shop shop) {
        this.shop = shop;
    }

    static List<Seen> play() {
        try (Shop shop = new Shop()) {
            AllStates states = new AllStates(shop);
            states.payAndExpire();
            states.refund();
            states.dispute();
            states.events();
            states.errors();
            return states.seen;
        }
    }

    private void payAndExpire() {
        String open = shop.open().getId();
        String expired = shop.open().getId();
        String declined = shop.open().getId();
        String challenged = shop.open().getId();
        String paid = shop.open().getId();
        String secured = shop.open().getId();
        String free = shop.open(Shop.seats(1, 0).build()).getId();
        String delayed = delayed();
        String failedLater = delayed();
        answered("post", SESSIONS + "/{session}/expire", expire(expired));
        shop.sandbox.decline(declined);
        shop.sandbox.pay(challenged, TestNumber.SECURE.number());
        shop.sandbox.pay(paid);
        shop.sandbox.pay(secured, TestNumber.SECURE.number());
        shop.sandbox.answerChallenge(secured, true);
        shop.sandbox.pay(free);
        shop.sandbox.pay(delayed, TestNumber.SEPA_DEBIT.number());
        shop.sandbox.pay(failedLater, TestNumber.SEPA_DEBIT_FAILS.number());
        sessions(open, expired, declined, challenged, paid, secured, free, delayed, failedLater);

        shop.sandbox.settle(delayed, true);
        shop.sandbox.settle(failedLater, false);
        shop.sandbox.answerChallenge(challenged, false);
        String cancelled = shop.open().getId();
        shop.sandbox.decline(cancelled);
        expire(cancelled);
        sessions(delayed, failedLater, challenged, cancelled);
    }

    private void refund() {
        String partly = refunded(TestNumber.VISA, "&amount=100&reason=requested_by_customer");
        refunded(TestNumber.VISA, "&metadata%5Brefund_id%5D=7");
        refunded(TestNumber.REFUND_PENDING, "");
        refunded(TestNumber.REFUND_FAILS, "");
        await().until(() ->
                shop.sandbox.events().stream()
                        .map(StripeEvent::type)
                        .toList()
                        .containsAll(List.of("refund.updated", "refund.failed")));
        get("/v1/refunds", "", "?limit=100");
        get("/v1/refunds/{refund}", partly, "");
    }

    /** Pays a session, refunds it and returns the id of the refund. */
    private String refunded(TestNumber card, String more) {
        String session = shop.open().getId();
        shop.sandbox.pay(session, card.number());
        String intent = shop.session(session).getPaymentIntent();
        Shop.Answer refund = shop.post("/v1/refunds", "payment_intent=" + intent + more);
        answered("post", "/v1/refunds", refund);
        sessions(session);
        return refund.json().get("id").asString();
    }

    private void dispute() {
        disputed(false, Dispute.Status.UNDER_REVIEW, Dispute.Status.WON);
        disputed(false, Dispute.Status.LOST);
        disputed(true, Dispute.Status.WARNING_CLOSED);
        String escalated = disputed(true, Dispute.Status.NEEDS_RESPONSE);
        get("/v1/disputes", "", "?limit=100");
        get("/v1/disputes/{dispute}", escalated, "");
        get(
                "/v1/disputes/{dispute}",
                escalated,
                "?expand%5B%5D=payment_intent&expand%5B%5D=charge");
    }

    /** Pays a session, disputes it and returns the id of the dispute. */
    private String disputed(boolean inquiry, Dispute.Status... steps) {
        String session = shop.open().getId();
        shop.sandbox.pay(session);
        String dispute =
                shop.sandbox.dispute(
                        session, new DisputeWish(OptionalLong.empty(), "general", inquiry));
        get("/v1/disputes/{dispute}", dispute, "");
        for (Dispute.Status step : steps) {
            shop.sandbox.moveDispute(dispute, step);
            get("/v1/disputes/{dispute}", dispute, "");
        }
        sessions(session);
        return dispute;
    }

    private String delayed() {
        return shop.open(
                        Shop.twoSeats()
                                .addPaymentMethodType(
                                        SessionCreateParams.PaymentMethodType.SEPA_DEBIT)
                                .build())
                .getId();
    }

    private Shop.Answer expire(String session) {
        return shop.post(SESSIONS + "/" + session + "/expire", "");
    }

    private void sessions(String... ids) {
        for (String id : ids) {
            Shop.Answer session = get(SESSIONS + "/{session}", id, "");
            get(
                    SESSIONS + "/{session}",
                    id,
                    "?expand%5B%5D=line_items&expand%5B%5D=payment_intent.latest_charge");
            get(SESSIONS + "/{session}/line_items", id, "?limit=1");
            String intent = session.json().get("payment_intent").asString("");
            if (!intent.isEmpty()) {
                String charge =
                        get("/v1/payment_intents/{intent}", intent, "")
                                .json()
                                .get("latest_charge")
                                .asString("");
                if (!charge.isEmpty()) {
                    get("/v1/charges/{charge}", charge, "?expand%5B%5D=payment_intent");
                }
            }
        }
        get(SESSIONS, "", "?limit=100");
    }

    private void events() {
        await().until(() ->
                shop.sandbox.events().stream()
                                .filter(event -> event.type().equals("charge.updated"))
                                .count()
                        >= 3);
        Shop.Answer events = get("/v1/events", "", "?limit=100");
        get("/v1/events/{id}", events.json().at("/data/0/id").asString(), "");
        await().until(() -> shop.webhooks.size() >= events.json().get("data").size());
        shop.webhooks.forEach(webhook -> seen.add(new Seen("webhook", webhook.json())));
    }

    private Shop.Answer get(String path, String id, String query) {
        Shop.Answer answer = shop.get(path.replaceAll("\\{.*}", id) + query);
        answered("get", path, answer);
        return answer;
    }

    private void answered(String method, String path, Shop.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        seen.add(new Seen(method + " " + path, answer.json()));
    }

    private void errors() {
        String paid = shop.open().getId();
        shop.sandbox.pay(paid);
        refused(401, shop.get(SESSIONS, "Authorization", "Bearer sk_test_other"));
        refused(400, shop.get(SESSIONS, "Stripe-Version", "2020-08-27"));
        refused(404, shop.get(SESSIONS + "/cs_test_none"));
        refused(404, shop.get("/v1/payment_intents/pi_none"));
        refused(404, shop.get("/v1/charges/ch_none"));
        refused(404, shop.get("/v1/events/evt_none"));
        refused(404, shop.get("/v1/refunds/re_none"));
        refused(404, shop.get("/v1/disputes/du_none"));
        refused(400, shop.get("/v1/disputes/du_none?expand%5B%5D=customer"));
        refused(400, shop.post("/v1/refunds", ""));
        refused(404, shop.post("/v1/refunds", "charge=ch_none"));
        refused(404, shop.get("/v1/nothing"));
        refused(400, shop.get(SESSIONS + "?limit=x"));
        refused(400, shop.get(SESSIONS + "?limit=0"));
        refused(400, shop.get(SESSIONS + "?expand%5B%5D=customer"));
        refused(400, shop.post(SESSIONS, ""));
        refused(400, shop.post(SESSIONS, "mode=payment&nonsense=1"));
        refused(400, shop.post(SESSIONS, "mode=payment&customer=cus_1"));
        refused(400, expire(paid));
        refused(400, shop.post(SESSIONS, "", "Idempotency-Key", "x".repeat(256)));
        shop.faults("{\"limiter\": {\"perOperation\": 1, \"within\": \"10m\"}}");
        get("/v1/refunds", "", "");
        refused(429, shop.get("/v1/refunds"));
    }

    private void refused(int status, Shop.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Request-Id")).startsWith("req_");
        assertThat(answer.header("X-Stripe-Sandbox")).isEqualTo("1");
        seen.add(new Seen("error", answer.json()));
    }
}
