package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.objects.StripeJson;
import dev.usher.stripesandbox.settings.SandboxSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs and posts one delivery, and returns its result. It does not follow redirects. */
@Component
final class WebhookClient implements AutoCloseable {

    private final EventRenderer renderer;
    private final Clock clock;

    /** Signatures have real time, because receivers compare their age with it. */
    private final Clock realTime = Clock.systemUTC();

    private final Duration timeout;
    private final HttpClient http;

    WebhookClient(EventRenderer renderer, Clock clock, SandboxSettings settings) {
        this.renderer = renderer;
        this.clock = clock;
        this.timeout = settings.webhook().timeout();
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(timeout)
                        .build();
    }

    Delivery send(PendingDelivery due, WebhookEndpoint.Target target) throws InterruptedException {
        StripeEvent event = due.event();
        byte[] body = StripeJson.bytes(renderer.event(event));
        HttpRequest request =
                HttpRequest.newBuilder(target.url())
                        .timeout(timeout)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                        .header("Accept", "*/*; q=0.5, application/xml")
                        .header(
                                "Stripe-Signature",
                                WebhookSignature.of(
                                        body, realTime.instant().getEpochSecond(), target.secret()))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        long start = System.nanoTime();
        Integer status = null;
        String problem = null;
        try {
            status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            problem = failed.getClass().getSimpleName() + ": " + failed.getMessage();
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return delivery(due, target, millis, status, problem);
    }

    /** The record of an event that a fault loses. */
    Delivery lost(StripeEvent event, WebhookEndpoint.Target target) {
        return delivery(new PendingDelivery(event, 1, "lose"), target, 0, null, "lost on its way");
    }

    private Delivery delivery(
            PendingDelivery due,
            WebhookEndpoint.Target target,
            long millis,
            @Nullable Integer status,
            @Nullable String problem) {
        StripeEvent event = due.event();
        return new Delivery(
                event.id(),
                event.type(),
                event.object() instanceof CheckoutSession session ? session.id() : null,
                target.url().toString(),
                due.attempt(),
                clock.instant(),
                millis,
                status,
                problem,
                status != null && status / 100 == 2,
                due.fault());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
