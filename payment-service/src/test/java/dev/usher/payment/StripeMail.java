package dev.usher.payment;

import dev.usher.stripesandbox.StripeSandbox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A notification as Stripe would write and sign it, or as a forger would. */
public record StripeMail(String body) {

    /** A notification that a session was paid. */
    public static StripeMail paid(
            String orderId, String sessionId, long amount, String currency, boolean livemode) {
        return session(
                "checkout.session.completed",
                "2026-07-29.dahlia",
                orderId,
                sessionId,
                amount,
                currency,
                livemode);
    }

    public static StripeMail session(
            String type,
            String apiVersion,
            String orderId,
            String sessionId,
            long amount,
            String currency,
            boolean livemode) {
        String id = "evt_test_" + UUID.randomUUID().toString().replace("-", "");
        return new StripeMail(
                """
                {
                  "id": "%s",
                  "object": "event",
                  "api_version": "%s",
                  "created": 1790000000,
                  "livemode": %s,
                  "pending_webhooks": 1,
                  "request": null,
                  "type": "%s",
                  "data": {
                    "object": {
                      "id": "%s",
                      "object": "checkout.session",
                      "amount_total": %d,
                      "currency": "%s",
                      "client_reference_id": "%s",
                      "livemode": %s,
                      "metadata": {"orderId": "%s"},
                      "payment_intent": "pi_of_the_test",
                      "payment_status": "paid",
                      "status": "complete"
                    }
                  }
                }\
                """
                        .formatted(
                                id,
                                apiVersion,
                                livemode,
                                type,
                                sessionId,
                                amount,
                                currency,
                                orderId,
                                livemode,
                                orderId));
    }

    /** A notification that a card was declined. */
    public static StripeMail declined(
            String orderId, String chargeId, String fingerprint, Instant at) {
        return new StripeMail(
                """
                {
                  "id": "evt_test_%s",
                  "object": "event",
                  "api_version": "2026-07-29.dahlia",
                  "created": %d,
                  "livemode": false,
                  "pending_webhooks": 1,
                  "request": null,
                  "type": "charge.failed",
                  "data": {
                    "object": {
                      "id": "%s",
                      "object": "charge",
                      "created": %d,
                      "livemode": false,
                      "metadata": {"orderId": "%s"},
                      "payment_intent": "pi_of_the_test",
                      "payment_method_details": {
                        "type": "card",
                        "card": {"brand": "visa", "fingerprint": "%s"}
                      },
                      "status": "failed"
                    }
                  }
                }\
                """
                        .formatted(
                                UUID.randomUUID().toString().replace("-", ""),
                                at.getEpochSecond(),
                                chargeId,
                                at.getEpochSecond(),
                                orderId,
                                fingerprint));
    }

    /** The same notification with another part, under another id. */
    public StripeMail with(String part, String other) {
        if (!body.contains(part)) {
            throw new IllegalArgumentException("no " + part + " in " + body);
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        return new StripeMail(body.replace(part, other).replace(eventId(), "evt_test_" + id));
    }

    public String eventId() {
        int start = body.indexOf("evt_test_");
        return body.substring(start, body.indexOf('"', start));
    }

    public String signature() {
        return signature(now(), StripeSandbox.WEBHOOK_SECRET);
    }

    public String signature(long at, String secret) {
        return "t=" + at + ",v1=" + hmac(secret, at + "." + body);
    }

    public static long now() {
        return Clock.systemUTC().instant().getEpochSecond();
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
