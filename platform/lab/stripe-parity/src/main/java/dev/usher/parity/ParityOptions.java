package dev.usher.parity;

import dev.usher.stripesandbox.StripeSandbox;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The side that stands for Stripe. Only Stripe itself and addresses of this machine are accepted,
 * and no key of an account with real money.
 */
record ParityOptions(URI base, String key) {

    static final URI STRIPE = URI.create("https://api.stripe.com");

    /** The environment variable with the key of an account's test environment. */
    static final String KEY = "STRIPE_TEST_KEY";

    private static final Pattern LIVE = Pattern.compile("[sr]k_live_.*");
    private static final Pattern TEST = Pattern.compile("[sr]k_test_[A-Za-z0-9]+");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    static final String USAGE =
            """
            usher stripe-parity: the same calls to Stripe and to the sandbox, compared

              STRIPE_TEST_KEY=sk_test_… ./usher stripe-parity
              ./usher stripe-parity --base http://localhost:8085

            The key must be one of a test environment (sk_test_… or rk_test_…). --base names
            another sandbox on this machine in the place of Stripe, to try the comparison
            itself. The exit code is 0 if all answers are equal, 1 if one differs, and 2 if
            nothing was compared.\
            """;

    /** The comparison can't begin, for a reason that a person must know. */
    static final class NotRun extends RuntimeException {
        NotRun(String reason) {
            super(reason);
        }
    }

    /**
     * Reads the command line.
     *
     * @param key of the environment; never shown
     * @throws NotRun if the comparison must not begin
     */
    static ParityOptions parse(List<String> words, @Nullable String key) {
        if (key != null && LIVE.matcher(key.strip()).matches()) {
            throw new NotRun(KEY + " is a live key, which moves real money. Use a test key.");
        }
        URI base = base(words);
        // A key of Stripe is sent to nobody else.
        return base.equals(STRIPE)
                ? new ParityOptions(base, testKey(key))
                : new ParityOptions(base, StripeSandbox.API_KEY);
    }

    boolean stripe() {
        return base.equals(STRIPE);
    }

    private static URI base(List<String> words) {
        if (words.isEmpty()) {
            return STRIPE;
        }
        if (words.size() != 2 || !words.getFirst().equals("--base")) {
            throw new NotRun("The only option is --base URL.");
        }
        URI base = uri(words.getLast());
        if (!base.equals(STRIPE) && !loopback(base)) {
            throw new NotRun(
                    "The base must be "
                            + STRIPE
                            + " or an http address of this machine, such as"
                            + " http://localhost:8085, without a path.");
        }
        return base;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new NotRun("The base must be a URL.");
        }
    }

    private static boolean loopback(URI base) {
        return "http".equals(base.getScheme())
                && base.getHost() != null
                && LOOPBACK.contains(base.getHost())
                && base.getRawUserInfo() == null
                && base.getRawQuery() == null
                && base.getRawFragment() == null
                && base.getRawPath().isEmpty();
    }

    private static String testKey(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw new NotRun(
                    KEY
                            + " is not set, so nothing was compared with Stripe. It must be a key of"
                            + " a test environment: sk_test_… or rk_test_….");
        }
        if (!TEST.matcher(key.strip()).matches()) {
            throw new NotRun(KEY + " must begin with sk_test_ or rk_test_, and be Stripe's own.");
        }
        return key.strip();
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "ParityOptions[base=" + base + "]";
    }
}
