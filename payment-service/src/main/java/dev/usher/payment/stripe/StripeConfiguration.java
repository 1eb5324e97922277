package dev.usher.payment.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the one client through which Stripe is called, after the start checks. */
@Configuration(proxyBeanMethods = false)
class StripeConfiguration {

    @Bean
    StripeClient stripeClient(
            StripeSettings settings, StripeCallSettings calls, Environment environment) {
        Set<String> profiles = Set.of(environment.getActiveProfiles());
        StripeStartChecks.verify(settings, profiles);
        // Telemetry writes a file into the home directory and adds a header; we want neither.
        Stripe.enableTelemetry = false;
        if (profiles.contains("sandbox")) {
            // A static call that bypasses the client must not reach Stripe.
            Stripe.overrideApiBase(settings.apiBase());
        }
        return StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.apiBase())
                .setMaxNetworkRetries(calls.maxRetries())
                .setConnectTimeout(Math.toIntExact(calls.connectTimeout().toMillis()))
                .setReadTimeout(Math.toIntExact(calls.readTimeout().toMillis()))
                .setHttpClient(new PooledTransport(calls.connectTimeout(), calls.reserve()))
                .build();
    }

    @Bean
    CallRate stripeCallRate(StripeCallSettings calls) {
        return new CallRate(
                calls.callsPerSecond(),
                calls.callsPerSecondAndEndpoint(),
                calls.maxQueueing(),
                System::nanoTime);
    }
}
