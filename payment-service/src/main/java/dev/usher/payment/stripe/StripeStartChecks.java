package dev.usher.payment.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses to start with settings that could mix real money and the sandbox. What it lets through
 * can't be changed while the service runs.
 */
final class StripeStartChecks {

    static final String STRIPE = "https://api.stripe.com";

    private static final Pattern LIVE_KEY = Pattern.compile("[sr]k_live_.*");
    private static final String SANDBOX_KEY = "sk_test_sandbox_";
    private static final String SANDBOX_SECRET = "whsec_sandbox_";

    private StripeStartChecks() {}

    /**
     * @throws IllegalStateException that says everything that is wrong, never a secret
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
        check(wrong, production && sandbox, "the profiles prod and sandbox exclude each other");
        check(wrong, live && !stripe, "a live key goes to " + STRIPE + " alone");
        check(
                wrong,
                !stripe && !(sandbox && settings.apiKey().startsWith(SANDBOX_KEY)),
                "another address than "
                        + STRIPE
                        + " needs the profile sandbox and a key that begins with "
                        + SANDBOX_KEY);
        check(wrong, sandbox && stripe, "the profile sandbox needs the sandbox's address");
        check(
                wrong,
                settings.webhookSecrets().isEmpty(),
                "there is no webhook secret (USHER_STRIPE_WEBHOOK_SECRETS)");
        check(
                wrong,
                !sandbox
                        && settings.webhookSecrets().stream()
                                .anyMatch(secret -> secret.startsWith(SANDBOX_SECRET)),
                "a webhook secret of the sandbox is accepted in the profile sandbox alone");
        check(wrong, sandbox && settings.livemode(), "the sandbox has no real money to expect");
        check(wrong, production && !settings.livemode(), "production expects real money");
        check(wrong, live && !settings.livemode(), "a live key moves real money, so expect it");
        return wrong;
    }

    private static void check(List<String> wrong, boolean found, String sentence) {
        if (found) {
            wrong.add(sentence);
        }
    }
}
