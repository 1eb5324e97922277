package dev.usher.bench.journey.bare;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Opens checkout sessions and checks that webhooks are Stripe's. */
final class StripeSide {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String KEY = "Bearer sk_test_sandbox_bare";
    private static final Duration SESSION_LIFE = Duration.ofMinutes(31);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SocketPeer stripe;
    private final SecretKeySpec secret;
    private final InstantSource clock;

    StripeSide(SocketPeer stripe, String secret, InstantSource clock) {
        this.stripe = stripe;
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** Opens the order's session, or returns the one that it has already. */
    JsonNode open(UUID order, JsonNode claim) {
        String form =
                Stream.of(
                                "mode=payment",
                                "payment_method_types[0]=card",
                                "client_reference_id=" + order,
                                "metadata[orderId]=" + order,
                                "success_url=http://localhost/paid",
                                "cancel_url=http://localhost/cancelled",
                                "expires_at=" + clock.instant().plus(SESSION_LIFE).getEpochSecond(),
                                "line_items[0][quantity]=" + claim.path("quantity").asInt(),
                                "line_items[0][price_data][currency]=eur",
                                "line_items[0][price_data][unit_amount]="
                                        + claim.path("price").asInt(),
                                "line_items[0][price_data][product_data][name]="
                                        + claim.path("title").asString(""))
                        .map(StripeSide::encoded)
                        .collect(Collectors.joining("&"));
        HttpMessage answer =
                stripe.send(
                        HttpMessage.post(
                                "/v1/checkout/sessions",
                                form.getBytes(StandardCharsets.US_ASCII),
                                Map.of(
                                        "authorization",
                                        KEY,
                                        "idempotency-key",
                                        order.toString(),
                                        "content-type",
                                        "application/x-www-form-urlencoded")));
        if (answer.status() != 200) {
            throw new IllegalStateException(
                    answer.first() + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.json();
    }

    private static String encoded(String pair) {
        int sign = pair.indexOf('=');
        return URLEncoder.encode(pair.substring(0, sign), StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(pair.substring(sign + 1), StandardCharsets.UTF_8);
    }

    /** Tells whether a webhook is signed with the secret, and was signed a moment ago. */
    boolean signed(HttpMessage webhook) {
        String time = "";
        String signature = "";
        for (String part : webhook.header("stripe-signature").split(",", -1)) {
            if (part.startsWith("t=")) {
                time = part.substring(2);
            } else if (part.startsWith("v1=")) {
                signature = part.substring(3);
            }
        }
        return time.matches("\\d{1,12}")
                && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(time))
                        <= TOLERANCE.toSeconds()
                && MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.UTF_8),
                        hmac(time, webhook.body()).getBytes(StandardCharsets.UTF_8));
    }

    private String hmac(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
