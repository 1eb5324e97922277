package dev.usher.stripesandbox;

import dev.usher.stripesandbox.api.HangUpValve;
import dev.usher.stripesandbox.api.StripeErrorValve;
import dev.usher.stripesandbox.core.CheckoutDesk;
import dev.usher.stripesandbox.core.CheckoutTimers;
import dev.usher.stripesandbox.core.Checkouts;
import dev.usher.stripesandbox.core.Steps;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.events.Deliveries;
import dev.usher.stripesandbox.events.DeliveryBook;
import dev.usher.stripesandbox.events.EventLog;
import dev.usher.stripesandbox.events.EventRenderer;
import dev.usher.stripesandbox.events.WebhookClient;
import dev.usher.stripesandbox.events.WebhookEndpoint;
import dev.usher.stripesandbox.events.WebhookFates;
import dev.usher.stripesandbox.events.WebhookSender;
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

/** Puts the parts together; none of them knows Spring more than it must. */
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
    Checkouts checkouts() {
        return new Checkouts(settings.maxSessions());
    }

    @Bean
    EventLog eventLog() {
        return new EventLog(settings.maxEvents());
    }

    @Bean
    Deliveries deliveries() {
        return new Deliveries(settings.webhook().maxDeliveries());
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
            Checkouts checkouts, EventLog log, WebhookEndpoint endpoint, SandboxClock clock) {
        return new SandboxState(settings.journal(), checkouts, log, endpoint, clock);
    }

    @Bean
    CheckoutDesk desk(Checkouts checkouts, SandboxState state, StripeIds ids, SandboxClock clock) {
        return new CheckoutDesk(
                checkouts, state, new Steps(ids, clock), clock, settings.lockTimeout());
    }

    @Bean
    CheckoutTimers timers(CheckoutDesk desk, SandboxClock clock) {
        return new CheckoutTimers(desk, clock, settings.chargeBookedAfter());
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
    EventRenderer events(ObjectRenderer objects, EventLog log) {
        return new EventRenderer(objects, log);
    }

    @Bean
    DeliveryBook deliveryBook(EventLog log, Deliveries deliveries, SandboxState state) {
        return new DeliveryBook(log, deliveries, state);
    }

    @Bean
    WebhookSender sender(
            WebhookEndpoint endpoint,
            EventRenderer renderer,
            DeliveryBook book,
            WebhookFates fates,
            SandboxClock clock) {
        return new WebhookSender(
                endpoint,
                new WebhookClient(renderer, clock, settings.webhook().timeout()),
                book,
                fates,
                settings.webhook());
    }

    @Bean
    WebhookFates webhookFates(Faults faults, StripeIds ids) {
        return new WebhookFates(faults, ids);
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
