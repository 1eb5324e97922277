package dev.usher.stripesandbox.core;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Ids that look like Stripe's. With a seed they repeat from run to run, otherwise never. */
public final class StripeIds {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final @Nullable Long seed;
    private RandomGenerator random;

    private StripeIds(@Nullable Long seed, RandomGenerator random) {
        this.seed = seed;
        this.random = random;
    }

    public static StripeIds random() {
        return new StripeIds(null, new SecureRandom());
    }

    public static StripeIds seeded(long seed) {
        return new StripeIds(seed, new SplittableRandom(seed));
    }

    /** After a restart: does not give again what was given in the steps that were kept. */
    public synchronized void continueAfter(long steps) {
        if (seed != null && steps > 0) {
            random = new SplittableRandom(new SplittableRandom(seed).nextLong() + steps);
        }
    }

    public String session() {
        return "cs_test_a1" + letters(56);
    }

    public String intent() {
        return "pi_3" + letters(23);
    }

    public String charge() {
        return "ch_3" + letters(23);
    }

    public String event() {
        return "evt_1" + letters(23);
    }

    public String transaction() {
        return "txn_3" + letters(23);
    }

    public String paymentMethod() {
        return "pm_1" + letters(23);
    }

    public String lineItem() {
        return "li_1" + letters(23);
    }

    public String price() {
        return "price_1" + letters(23);
    }

    public String product() {
        return "prod_" + letters(14);
    }

    public String request() {
        return "req_" + letters(14);
    }

    /** The unguessable end of a client secret. */
    public String secret() {
        return letters(25);
    }

    public synchronized String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
