package dev.usher.payment.decline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hashes cards and addresses under a secret, so that equal ones are found and none can be told from
 * its hash. All replicas have the same secret.
 */
@Component
class KeyedHashes {

    private static final String ALGORITHM = "HmacSHA256";

    /** Half of the hash is far more than enough to tell a day's cards apart. */
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    KeyedHashes(
            DeclineSettings settings, @Value("${usher.stripe.api-key:}") String ofStripeAccount) {
        String secret = settings.hashKey().isBlank() ? ofStripeAccount : settings.hashKey();
        // The label keeps the key apart from other uses of the same secret.
        this.key = new SecretKeySpec(("usher.declines.v1\0" + secret).getBytes(UTF_8), ALGORITHM);
    }

    String ofCard(String fingerprint) {
        return hash("card\0" + fingerprint);
    }

    String ofAddress(String address) {
        return hash("address\0" + address);
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is part of the JDK", impossible);
        }
    }
}
