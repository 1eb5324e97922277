package dev.usher.stripesandbox.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code Stripe-Signature}. Stripe's library checks it, so it is not computed with that. */
final class WebhookSignature {

    private WebhookSignature() {}

    /** Has an invalid {@code v0} too, as in Stripe's test mode. Receivers ignore it. */
    static String of(byte[] body, long seconds, String secret) {
        return "t=%d,v1=%s,v0=%s"
                .formatted(
                        seconds, hmac(body, seconds, secret), hmac(body, seconds, "not-" + secret));
    }

    private static String hmac(byte[] body, long seconds, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }
}
