package dev.usher.bench.fulfil;

import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes notifications as Stripe sends them, signed with the webhook secret of the local suite, so
 * that the sandbox is not part of the measurement.
 */
final class StripeNote {

    private static final String PATH = "/v1/webhooks/stripe";
    private static final String ALGORITHM = "HmacSHA256";

    /** The API version that payment-service's library reads. */
    private static final String API_VERSION = "2026-07-29.dahlia";

    private final String secret;
    private final Clock clock;

    StripeNote(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** Signs with the secret of the running suite. */
    static StripeNote signedFor(Stage stage) {
        return new StripeNote(
                stage.suite().variable("payment-service", "USHER_STRIPE_WEBHOOK_SECRETS"),
                Clock.systemUTC());
    }

    /** A notification that the order's session is complete and paid. */
    LoadRequest completed(String eventId, PaidOrders.Prepared order) {
        return signed(
                """
                {"id":"%1$s","object":"event","api_version":"%2$s","created":%3$d,"livemode":false,\
                "pending_webhooks":1,"request":null,"type":"checkout.session.completed",\
                "data":{"object":{"id":"%4$s","object":"checkout.session","amount_total":%5$d,\
                "currency":"eur","client_reference_id":"%6$s","livemode":false,\
                "metadata":{"orderId":"%6$s"},"payment_intent":"pi_%4$s",\
                "payment_status":"paid","status":"complete"}}}\
                """
                        .formatted(
                                eventId,
                                API_VERSION,
                                clock.instant().getEpochSecond(),
                                order.session(),
                                PaidOrders.TOTAL,
                                order.id()));
    }

    /** A notification that concerns no order: it is stored and has no other effect. */
    LoadRequest other(String eventId) {
        return signed(
                """
                {"id":"%1$s","object":"event","api_version":"%2$s","created":%3$d,"livemode":false,\
                "pending_webhooks":1,"request":null,"type":"payment_intent.created",\
                "data":{"object":{"id":"pi_%1$s","object":"payment_intent","amount":5000,\
                "currency":"eur","livemode":false,"metadata":{"orderId":"none of ours"},\
                "capture_method":"automatic","confirmation_method":"automatic",\
                "status":"requires_payment_method","description":"one of many"}}}\
                """
                        .formatted(eventId, API_VERSION, clock.instant().getEpochSecond()));
    }

    private LoadRequest signed(String body) {
        long at = clock.instant().getEpochSecond();
        return LoadRequest.post(
                "localhost",
                PATH,
                null,
                body,
                "Stripe-Signature: t=" + at + ",v1=" + hmac(at + "." + body));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
