package dev.usher.stripesandbox.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The card or account that a buyer pays with. Only test numbers are kept. */
public record PaymentMeans(TestNumber means, int expMonth, int expYear) {

    private static final int FINGERPRINT_LETTERS = 16;

    public String last4() {
        String number = means.number();
        return number.substring(number.length() - 4);
    }

    /** Names the number without telling it: the same for every payment with it, as at Stripe. */
    public String fingerprint() {
        byte[] text = ("stripe-sandbox " + means.number()).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return Base64.getUrlEncoder()
                    .encodeToString(hash)
                    .replaceAll("[^A-Za-z0-9]", "")
                    .substring(0, FINGERPRINT_LETTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
