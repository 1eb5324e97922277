package dev.usher.stripesandbox.core;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Ids in the form of Stripe's. With a seed they are the same in every run, otherwise random. */
public final class StripeIds {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** The objects that have ids: the prefix, and the number of letters after it. */
    public enum Kind {
        SESSION("cs_test_a1", 56),
        INTENT("pi_3", 23),
        CHARGE("ch_3", 23),
        REFUND("re_3", 23),
        DISPUTE("du_1", 23),
        EVENT("evt_1", 23),
        TRANSACTION("txn_3", 23),
        PAYMENT_METHOD("pm_1", 23),
        LINE_ITEM("li_1", 23),
        PRICE("price_1", 23),
        PRODUCT("prod_", 14),
        REQUEST("req_", 14);

        private final String prefix;
        private final int letters;

        Kind(String prefix, int letters) {
            this.prefix = prefix;
            this.letters = letters;
        }
    }

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

    /** Continues a seeded series after a restart, so that no id of a stored step is given again. */
    public synchronized void continueAfter(long steps) {
        if (seed != null && steps > 0) {
            random = new SplittableRandom(new SplittableRandom(seed).nextLong() + steps);
        }
    }

    public String next(Kind kind) {
        return kind.prefix + letters(kind.letters);
    }

    public synchronized String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
