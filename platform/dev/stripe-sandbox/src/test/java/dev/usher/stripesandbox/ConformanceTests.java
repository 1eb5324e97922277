package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.stripe.Stripe;
import com.stripe.param.checkout.SessionCreateParams;
import dev.usher.stripesandbox.core.TestMeans;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every answer and every event has exactly the members of Stripe's objects. Skipped where the
 * strict schema does not lie beside the project.
 */
class ConformanceTests {

    private static final Path SCHEMA =
            Path.of(System.getProperty("usher.root", "../.."))
                    .resolve("../shared/stripe/stripe-subset-2026-07-29.dahlia.openapi31.json");

    private static Shop shop;
    private static StrictSchema schema;

    @BeforeAll
    static void open() {
        assumeTrue(Files.exists(SCHEMA), "the strict schema is not at " + SCHEMA);
        schema = StrictSchema.read(SCHEMA);
        shop = new Shop();
    }

    @AfterAll
    static void close() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void speaksTheVersionOfSchemaAndLibrary() {
        assertThat(ObjectRenderer.API_VERSION)
                .isEqualTo(schema.version())
                .isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void declaresTheParametersThatStripeHas() {
        schema.checkShapes();
    }

    @Test
    void answersWithStripesObjectsInEveryState() {
        String open = shop.open().getId();
        String expired = shop.open().getId();
        String declined = shop.open().getId();
        String challenged = shop.open().getId();
        String paid = shop.open().getId();
        String free = shop.open(Shop.seats(1, 0).build()).getId();
        String delayed = delayed();
        String failedLater = delayed();

        schema.check(
                "post",
                "/v1/checkout/sessions/{session}/expire",
                shop.post("/v1/checkout/sessions/" + expired + "/expire", ""));
        shop.sandbox.decline(declined);
        shop.sandbox.pay(challenged, TestMeans.SECURE.number());
        shop.sandbox.pay(paid);
        shop.sandbox.pay(free);
        shop.sandbox.pay(delayed, TestMeans.SEPA_DEBIT.number());
        shop.sandbox.pay(failedLater, TestMeans.SEPA_DEBIT_FAILS.number());
        checkSessions(open, expired, declined, challenged, paid, free, delayed, failedLater);
        shop.sandbox.settle(delayed, true);
        shop.sandbox.settle(failedLater, false);
        shop.sandbox.answerChallenge(challenged, false);
        String cancelled = shop.open().getId();
        shop.sandbox.decline(cancelled);
        shop.post("/v1/checkout/sessions/" + cancelled + "/expire", "");
        checkSessions(delayed, failedLater, challenged, cancelled);

        await().until(() ->
                shop.sandbox.events().stream()
                                .filter(e -> e.type().equals("charge.updated"))
                                .count()
                        >= 2);
        checkEvents();
    }

    private static String delayed() {
        return shop.open(
                        Shop.twoSeats()
                                .addPaymentMethodType(
                                        SessionCreateParams.PaymentMethodType.SEPA_DEBIT)
                                .build())
                .getId();
    }

    private static void checkSessions(String... ids) {
        for (String id : ids) {
            String path = "/v1/checkout/sessions/" + id;
            Shop.Answer session = shop.get(path);
            schema.check("get", "/v1/checkout/sessions/{session}", session);
            schema.check(
                    "get",
                    "/v1/checkout/sessions/{session}",
                    shop.get(
                            path
                                    + "?expand[]=line_items&expand[]=payment_intent.latest_charge"
                                            .replace("[", "%5B")
                                            .replace("]", "%5D")));
            schema.check(
                    "get",
                    "/v1/checkout/sessions/{session}/line_items",
                    shop.get(path + "/line_items?limit=1"));
            String intent = session.json().get("payment_intent").asString("");
            if (!intent.isEmpty()) {
                Shop.Answer answer = shop.get("/v1/payment_intents/" + intent);
                schema.check("get", "/v1/payment_intents/{intent}", answer);
                String charge = answer.json().get("latest_charge").asString("");
                if (!charge.isEmpty()) {
                    schema.check(
                            "get",
                            "/v1/charges/{charge}",
                            shop.get("/v1/charges/" + charge + "?expand%5B%5D=payment_intent"));
                }
            }
        }
        schema.check("get", "/v1/checkout/sessions", shop.get("/v1/checkout/sessions?limit=100"));
    }

    private static void checkEvents() {
        Shop.Answer events = shop.get("/v1/events?limit=100");
        schema.check("get", "/v1/events", events);
        events.json().get("data").forEach(schema::checkEvent);
        String newest = events.json().at("/data/0/id").asString();
        schema.check("get", "/v1/events/{id}", shop.get("/v1/events/" + newest));
        await().until(() -> shop.webhooks.size() >= events.json().get("data").size());
        shop.webhooks.forEach(webhook -> schema.checkEvent(webhook.json()));
    }

    @Test
    void answersEveryKindOfErrorWithStripesErrorObject() {
        String create = "/v1/checkout/sessions";
        String paid = shop.open().getId();
        shop.sandbox.pay(paid);

        schema.checkError(401, shop.get(create, "Authorization", "Bearer sk_test_other"));
        schema.checkError(400, shop.get(create, "Stripe-Version", "2020-08-27"));
        schema.checkError(404, shop.get(create + "/cs_test_none"));
        schema.checkError(404, shop.get("/v1/payment_intents/pi_none"));
        schema.checkError(404, shop.get("/v1/charges/ch_none"));
        schema.checkError(404, shop.get("/v1/events/evt_none"));
        schema.checkError(404, shop.get("/v1/refunds"));
        schema.checkError(404, shop.get("/v1/nothing"));
        schema.checkError(400, shop.get(create + "?limit=x"));
        schema.checkError(400, shop.get(create + "?limit=0"));
        schema.checkError(400, shop.get(create + "?expand%5B%5D=customer"));
        schema.checkError(400, shop.post(create, ""));
        schema.checkError(400, shop.post(create, "mode=payment&nonsense=1"));
        schema.checkError(400, shop.post(create, "mode=payment&customer=cus_1"));
        schema.checkError(400, shop.post(create + "/" + paid + "/expire", ""));
        schema.checkError(400, shop.post(create, "", "Idempotency-Key", "x".repeat(256)));
    }
}
