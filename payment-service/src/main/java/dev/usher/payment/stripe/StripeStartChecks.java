package dev.usher.payment.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses to start with settings that could mix real money and the sandbox. The settings can't be
 * changed while the service runs.
 */
final class StripeStartChecks {

    static final String STRIPE = "https://api.stripe.com";

    private static final Pattern LIVE_KEY = Pattern.compile("[sr]k_live_.*");
    private static final String SANDBOX_KEY = "sk_test_sandbox_";
    private static final String SANDBOX_SECRET = "whsec_sandbox_";

    private StripeStartChecks() {}

    /**
     * @throws IllegalStateException that lists everything that is wrong, and never shows a secret
     */
    static void verify(StripeSettings settings, Set<String> profiles) {
        List<String> wrong = findings(settings, profiles);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "payment-service does not start: " + String.join("; ", wrong));
        }
    }

    private static List<String> findings(StripeSettings settings, Set<String> profiles) {
        boolean sandbox = profiles.contains("sandbox");
        boolean production = profiles.contains("prod");
        boolean live = LIVE_KEY.matcher(settings.apiKey()).matches();
        boolean stripe = settings.apiBase().equals(STRIPE);
        List<String> wrong = new ArrayList<>();
        check(wrong, settings.apiKey().isBlank(), "there is no Stripe key (USHER_STRIPE_API_KEY)");
        check(
                wrong,
                production && sandbox,
                "the profiles prod and sandbox must not be used together");
        check(wrong, live && !stripe, "a live key must be used with " + STRIPE + " only");
        check(
                wrong,
                !stripe && !(sandbox && settings.apiKey().startsWith(SANDBOX_KEY)),
                "an address other than "
                        + STRIPE
                        + " must be used with the profile sandbox and a key that begins with "
                        + SANDBOX_KEY);
        check(
                wrong,
                sandbox && stripe,
                "the profile sandbox must be used with the sandbox's address");
        check(
                wrong,
                settings.webhookSecrets().isEmpty(),
                "there is no webhook secret (USHER_STRIPE_WEBHOOK_SECRETS)");
        check(
                wrong,
                !sandbox
                        && settings.webhookSecrets().stream()
                                .anyMatch(secret -> secret.startsWith(SANDBOX_SECRET)),
                "a webhook secret of the sandbox must be used with the profile sandbox only");
        check(wrong, sandbox && settings.livemode(), "the sandbox must not expect real money");
        check(wrong, production && !settings.livemode(), "production must expect real money");
        check(
                wrong,
                live && !settings.livemode(),
                "a live key moves real money, so the service must expect it");
        return wrong;
    }

    private static void check(List<String> wrong, boolean found, String sentence) {
        if (found) {
            wrong.add(sentence);
        }
    }
}
