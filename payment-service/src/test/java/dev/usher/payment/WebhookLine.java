package dev.usher.payment;

import com.sun.net.httpserver.HttpExchange;
import dev.usher.platform.testing.LocalServer;
import dev.usher.stripesandbox.StripeSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line on which Stripe's notifications come. A fault that ends with a refusal meets the first
 * delivery of each event; Stripe sends it again.
 */
public final class WebhookLine implements AutoCloseable {

    /** A way in which a notification is disturbed. */
    public enum Fault {
        /** The same object comes in a second event with an id of its own. */
        TWIN,
        OTHER_SECRET,
        OLD_SIGNATURE,
        CHANGED_SIGNATURE,
        CUT_SHORT,
        /** Stripe gets 503, and the notification never came here. */
        REFUSED,
        /** Stripe gets 500, though the notification came here. */
        ANSWERED_500,
        /** The event is written in another version of the API. */
        OTHER_VERSION
    }

    private static final long AN_HOUR = 3_600;
    private static final int OK = 200;

    private final String target;
    private final Fault fault;
    private final LocalServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger met = new AtomicInteger();

    /** A line that passes notifications on to an address. */
    public WebhookLine(String target, Fault fault) {
        this.target = target;
        this.fault = fault;
        this.server = new LocalServer("/", this::pass);
    }

    public String url() {
        return server.url() + "/";
    }

    /** The number of notifications that were disturbed. */
    public int met() {
        return met.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        StripeMail mail =
                new StripeMail(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean first = seen.add(id(mail));
        if (first) {
            met.incrementAndGet();
        }
        int status = first ? disturbed(mail) : send(mail.body(), mail.signature());
        exchange.sendResponseHeaders(status, -1);
    }

    private int disturbed(StripeMail mail) throws IOException {
        return switch (fault) {
            case TWIN -> twin(mail);
            case OTHER_SECRET ->
                    send(mail.body(), mail.signature(StripeMail.now(), "whsec_sandbox_of_another"));
            case OLD_SIGNATURE ->
                    send(
                            mail.body(),
                            mail.signature(
                                    StripeMail.now() - AN_HOUR, StripeSandbox.WEBHOOK_SECRET));
            case CHANGED_SIGNATURE -> send(mail.body(), changed(mail.signature()));
            case CUT_SHORT ->
                    send(mail.body().substring(0, mail.body().length() / 2), mail.signature());
            case REFUSED -> 503;
            case ANSWERED_500 -> {
                send(mail.body(), mail.signature());
                yield 500;
            }
            case OTHER_VERSION -> {
                StripeMail other =
                        new StripeMail(
                                mail.body().replace("2026-07-29.dahlia", "2026-09-30.endive"));
                yield send(other.body(), other.signature());
            }
        };
    }

    private static String changed(String signature) {
        int first = signature.indexOf("v1=") + "v1=".length();
        char other = signature.charAt(first) == '0' ? '1' : '0';
        return signature.substring(0, first) + other + signature.substring(first + 1);
    }

    private int twin(StripeMail mail) throws IOException {
        String other = "evt_twin_" + UUID.randomUUID().toString().replace("-", "");
        StripeMail twin = new StripeMail(mail.body().replace(id(mail), other));
        int status = send(twin.body(), twin.signature());
        return status == OK ? send(mail.body(), mail.signature()) : status;
    }

    private int send(String body, String signature) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(target))
                        .header("Content-Type", "application/json")
                        .header("Stripe-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static String id(StripeMail mail) {
        int start = mail.body().indexOf("evt_");
        return mail.body().substring(start, mail.body().indexOf('"', start));
    }

    @Override
    public void close() {
        server.close();
        http.shutdownNow();
    }
}
