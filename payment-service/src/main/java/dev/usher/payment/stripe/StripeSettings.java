package dev.usher.payment.stripe;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Stripe account. {@link StripeCallSettings} and {@link NotificationSettings} read further
 * properties with the same prefix.
 *
 * @param webhookSecrets two while a secret is being rolled
 * @param livemode whether real money is expected
 */
@ConfigurationProperties("usher.stripe")
record StripeSettings(
        String apiKey,
        @DefaultValue(StripeStartChecks.STRIPE) String apiBase,
        List<String> webhookSecrets,
        @DefaultValue("true") boolean livemode) {

    StripeSettings {
        webhookSecrets =
                webhookSecrets.stream()
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .toList();
    }

    /** Leaves out the key and the secrets. */
    @Override
    public String toString() {
        return "StripeSettings[apiBase=" + apiBase + ", livemode=" + livemode + "]";
    }
}
