package dev.usher.stripesandbox;

import dev.usher.stripesandbox.api.HangUpValve;
import dev.usher.stripesandbox.api.LoggedCall;
import dev.usher.stripesandbox.api.StripeErrorValve;
import dev.usher.stripesandbox.core.CheckoutStore;
import dev.usher.stripesandbox.core.CheckoutTimers;
import dev.usher.stripesandbox.core.CheckoutTransitions;
import dev.usher.stripesandbox.core.DisputeTransitions;
import dev.usher.stripesandbox.core.NewestLog;
import dev.usher.stripesandbox.core.RefundTransitions;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.events.Delivery;
import dev.usher.stripesandbox.events.EventLog;
import dev.usher.stripesandbox.events.WebhookEndpoint;
import dev.usher.stripesandbox.faults.Faults;
import dev.usher.stripesandbox.idempotency.IdempotencyKeys;
import dev.usher.stripesandbox.journal.SandboxState;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import dev.usher.stripesandbox.settings.Loopback;
import dev.usher.stripesandbox.settings.SandboxClock;
import dev.usher.stripesandbox.settings.SandboxSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Creates the parts that know nothing of Spring, and connects them. */
@Configuration(proxyBeanMethods = false)
class SandboxConfiguration {

    private final SandboxSettings settings;

    SandboxConfiguration(SandboxSettings settings) {
        this.settings = settings;
    }

    @Bean
    @ConditionalOnMissingBean
    SandboxClock clock(@Value("${usher.clock.offset-file:#{null}}") @Nullable Path offsetFile) {
        return offsetFile == null
                ? SandboxClock.of(Clock.systemUTC())
                : SandboxClock.of(offsetFile);
    }

    @Bean
    StripeIds ids() {
        return settings.seed() == null ? StripeIds.random() : StripeIds.seeded(settings.seed());
    }

    @Bean
    CheckoutStore store() {
        return new CheckoutStore(settings.maxSessions());
    }

    @Bean
    EventLog eventLog() {
        return new EventLog(settings.maxEvents());
    }

    @Bean
    Faults faults() {
        return new Faults(settings.limiter(), System::nanoTime);
    }

    @Bean
    NewestLog<LoggedCall> requests() {
        return new NewestLog<>(settings.maxRequests());
    }

    @Bean
    NewestLog<Delivery> deliveries() {
        return new NewestLog<>(settings.webhook().maxDeliveries());
    }

    @Bean
    WebhookEndpoint endpoint() {
        SandboxSettings.Webhook webhook = settings.webhook();
        WebhookEndpoint endpoint = new WebhookEndpoint(webhook.events(), webhook.allowedHosts());
        endpoint.sendTo(webhook.url(), webhook.secret());
        return endpoint;
    }

    @Bean
    SandboxState state(
            CheckoutStore store, EventLog log, WebhookEndpoint endpoint, SandboxClock clock) {
        return new SandboxState(settings.journal(), store, log, endpoint, clock);
    }

    @Bean
    SandboxCheckouts checkouts(
            CheckoutStore store, SandboxState state, StripeIds ids, SandboxClock clock) {
        return new SandboxCheckouts(
                store,
                state,
                new CheckoutTransitions(ids, clock),
                new RefundTransitions(ids, clock),
                new DisputeTransitions(ids, clock),
                clock,
                settings.lockTimeout());
    }

    @Bean
    CheckoutTimers timers(SandboxCheckouts checkouts, SandboxClock clock) {
        return new CheckoutTimers(checkouts, clock, settings.chargeBookedAfter());
    }

    @Bean
    IdempotencyKeys keys(SandboxClock clock, SandboxState state) {
        return new IdempotencyKeys(settings.maxSessions() * 2, clock, state);
    }

    @Bean
    ObjectRenderer objects(Environment environment) {
        return new ObjectRenderer(() -> publicUrl(environment));
    }

    private URI publicUrl(Environment environment) {
        URI configured = settings.publicUrl();
        if (configured != null) {
            return configured;
        }
        String port =
                environment.getProperty(
                        "local.server.port", environment.getProperty("server.port", "8085"));
        return URI.create("http://localhost:" + port);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> hangsUpOnRequest() {
        return factory ->
                factory.addContextCustomizers(
                        context -> context.getPipeline().addValve(new HangUpValve()));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> answersEveryErrorAsStripe() {
        return factory ->
                factory.addContextCustomizers(context ->
                        ((StandardHost) context.getParent())
                                .setErrorReportValveClass(StripeErrorValve.class.getName()));
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> bindsLoopbackUnlessToldOtherwise() {
        return factory -> factory.setAddress(Loopback.address(settings.bind()));
    }
}
