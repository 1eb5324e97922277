package dev.usher.payment.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the one client through which Stripe is called, after checking that it may be. */
@Configuration(proxyBeanMethods = false)
class StripeConfiguration {

    @Bean
    StripeClient stripeClient(StripeSettings settings, Environment environment) {
        Set<String> profiles = Set.of(environment.getActiveProfiles());
        StripeStartChecks.verify(settings, profiles);
        // Writes a file into the home directory and adds a header; neither is wanted.
        Stripe.enableTelemetry = false;
        if (profiles.contains("sandbox")) {
            // Should anything ever call past the client, it must not reach Stripe.
            Stripe.overrideApiBase(settings.apiBase());
        }
        return StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.apiBase())
                .setMaxNetworkRetries(settings.maxRetries())
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                .setHttpClient(new PooledTransport(settings.connectTimeout()))
                .build();
    }

    @Bean
    CallRate stripeCallRate(StripeSettings settings) {
        return new CallRate(
                settings.callsPerSecond(),
                settings.callsPerSecondAndEndpoint(),
                settings.maxQueueing(),
                System::nanoTime);
    }
}
