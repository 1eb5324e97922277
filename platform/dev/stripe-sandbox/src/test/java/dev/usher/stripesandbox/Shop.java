package dev.usher.stripesandbox;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop that sells through the sandbox, with Stripe's client and an endpoint for webhooks. As an
 * extension of a test class it is shared by its tests: each begins without sessions and faults.
 */
final class Shop implements AutoCloseable, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final StripeSandbox sandbox;
    final StripeClient stripe;
    final List<Webhook> webhooks = new CopyOnWriteArrayList<>();

    /** The status that the shop answers to a webhook. */
    volatile IntSupplier answer = () -> 200;

    private final HttpServer receiver;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** A received webhook. */
    record Webhook(String body, String signature, String contentType) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String type() {
            return json().get("type").asString();
        }

        String id() {
            return json().get("id").asString();
        }
    }

    /** An answer of the sandbox. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String error(String member) {
            return json().at("/error/" + member).asString("");
        }
    }

    Shop() {
        this(SandboxOptions.defaults());
    }

    Shop(SandboxOptions options) {
        try {
            receiver =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        receiver.createContext("/webhooks", this::receive);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.start();
        sandbox = StripeSandbox.start(options.with("sandbox.webhook.events", "*"));
        sandbox.sendWebhooksTo("http://localhost:" + receiver.getAddress().getPort() + "/webhooks");
        stripe =
                StripeClient.builder()
                        .setApiKey(StripeSandbox.API_KEY)
                        .setApiBase(sandbox.baseUrl())
                        .build();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = answer.getAsInt();
        webhooks.add(
                new Webhook(
                        body,
                        exchange.getRequestHeaders().getFirst("Stripe-Signature"),
                        exchange.getRequestHeaders().getFirst("Content-Type")));
        if (status / 100 == 3) {
            exchange.getResponseHeaders().set("Location", "/webhooks");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Two seats at 25 euros, for order 7. */
    static SessionCreateParams.Builder twoSeats() {
        return seats(2, 2_500);
    }

    static SessionCreateParams.Builder seats(long quantity, long price) {
        var product =
                SessionCreateParams.LineItem.PriceData.ProductData.builder()
                        .setName("Ticket & Ünï")
                        .setDescription("Standing")
                        .build();
        var priceData =
                SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("eur")
                        .setUnitAmount(price)
                        .setProductData(product)
                        .build();
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("https://shop.test/thanks?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl("https://shop.test/basket")
                .setClientReferenceId("order-7")
                .setCustomerEmail("ada@example.com")
                .putMetadata("order_id", "7")
                .setPaymentIntentData(
                        SessionCreateParams.PaymentIntentData.builder()
                                .putMetadata("order_id", "7")
                                .setDescription("Order 7")
                                .build())
                .addLineItem(
                        SessionCreateParams.LineItem.builder()
                                .setQuantity(quantity)
                                .setPriceData(priceData)
                                .build());
    }

    Session open() {
        return open(twoSeats().build());
    }

    Session open(SessionCreateParams params) {
        try {
            return stripe.v1().checkout().sessions().create(params);
        } catch (StripeException refused) {
            throw new AssertionError(refused);
        }
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    Session session(String id) {
        try {
            return stripe.v1().checkout().sessions().retrieve(id);
        } catch (StripeException refused) {
            throw new AssertionError(refused);
        }
    }

    List<String> webhookTypes() {
        return webhooks.stream().map(Webhook::type).toList();
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer post(String path, String form, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Answer admin(String path, String json) {
        return send(
                request("/_sandbox/" + path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer faults(String json) {
        return send(
                request("/_sandbox/faults")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer endFaults() {
        return send(request("/_sandbox/faults").DELETE());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path));
        if (List.of(headers).stream().noneMatch("Authorization"::equals)) {
            request.header("Authorization", "Bearer " + StripeSandbox.API_KEY);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        sandbox.reset();
        webhooks.clear();
        answer = () -> 200;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        endFaults();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        sandbox.close();
        receiver.stop(0);
        http.close();
    }
}
