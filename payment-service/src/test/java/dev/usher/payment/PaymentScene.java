package dev.usher.payment;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.stripesandbox.SandboxOptions;
import dev.usher.stripesandbox.StripeSandbox;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The neighbours of payment-service in its tests. */
@TestConfiguration(proxyBeanMethods = false)
class PaymentScene {

    @Bean(destroyMethod = "close")
    StripeSandbox stripeSandbox(MutableClock clock) {
        return StripeSandbox.start(
                SandboxOptions.defaults()
                        .clock(clock)
                        // More than all tests of a long run make: an evicted one has no refund.
                        .with("sandbox.max-sessions", "20000")
                        .with("sandbox.max-events", "150000"));
    }

    @Bean(destroyMethod = "close")
    StripeLine stripeLine(StripeSandbox sandbox) {
        return new StripeLine(sandbox.baseUrl());
    }

    @Bean(destroyMethod = "close")
    EventServiceStub eventService() {
        return new EventServiceStub();
    }

    @Bean
    DynamicPropertyRegistrar addresses(StripeLine stripe, EventServiceStub eventService) {
        return registry -> {
            registry.add("usher.stripe.api-base", stripe::url);
            registry.add("usher.stripe.api-key", () -> StripeSandbox.API_KEY);
            registry.add(
                    "usher.stripe.webhook-secrets",
                    () -> "whsec_sandbox_older," + StripeSandbox.WEBHOOK_SECRET);
            registry.add("usher.reservations.url", eventService::url);
            registry.add("usher.reservations.client-secret", () -> "of-the-test");
        };
    }

    @Bean
    Shop shop(Api api, TestIssuer issuer, StripeSandbox sandbox, EventServiceStub eventService) {
        return new Shop(api, issuer, sandbox, eventService);
    }

    @Bean(destroyMethod = "close")
    Purchases purchases(Shop shop, Api api, StripeSandbox sandbox, MessageProbe messages) {
        return new Purchases(shop, api, sandbox, messages);
    }

    @Bean
    StripeBooks stripeBooks(StripeSandbox sandbox, JdbcClient jdbc, MessageProbe messages) {
        return new StripeBooks(sandbox, jdbc, messages);
    }

    @Bean
    Postbox postbox(Api api, JdbcClient jdbc) {
        return new Postbox(api, jdbc);
    }

    @Bean
    static StatementLog statementLog() {
        return new StatementLog();
    }

    @Bean
    static BeanPostProcessor recordingOfStatements(ObjectProvider<StatementLog> log) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? log.getObject().recording(pool) : bean;
            }
        };
    }

    @Bean
    WebhookWiring webhookWiring(StripeSandbox sandbox) {
        return new WebhookWiring(sandbox);
    }

    /** Sends the sandbox's webhooks to the service as soon as its port is known. */
    record WebhookWiring(StripeSandbox sandbox) {

        @EventListener
        void listening(WebServerInitializedEvent event) {
            if (event.getApplicationContext().getServerNamespace() == null) {
                sandbox.sendWebhooksTo(
                        "http://127.0.0.1:"
                                + event.getWebServer().getPort()
                                + "/v1/webhooks/stripe");
            }
        }
    }
}
