package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.TestNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes many orders to a state at once. Each is of two seats for 2500 cents. */
public final class Purchases implements AutoCloseable {

    public static final long TOTAL = 5_000;

    private static final int SEATS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final MessageProbe messages;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Purchases(Shop shop, Api api, StripeSandbox stripe, MessageProbe messages) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.messages = messages;
    }

    public Purchase open(String buyer) {
        return open(shop.reserve(buyer, SEATS, TOTAL / SEATS));
    }

    /** Opens the order of a reservation, which must be new or open already. */
    public Purchase open(Reservation reservation) {
        ApiResponse order =
                unchecked()
                        .post(
                                "/v1/orders",
                                Map.of("reservationId", reservation.id()),
                                token(reservation.holder()));
        assertThat(order.status()).as("%s", order).isIn(200, 201);
        return new Purchase(reservation, order);
    }

    /** Opens orders, a few at a time. */
    public List<Purchase> open(String buyer, int number) {
        return together(
                Stream.generate(() -> (Callable<Purchase>) () -> open(buyer))
                        .limit(number)
                        .toList());
    }

    /** Does all this, a few at a time. */
    public static <T> List<T> together(List<Callable<T>> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            return threads.invokeAll(work).stream().map(Purchases::result).toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public void pay(Purchase purchase, TestNumber card) {
        PayOutcome outcome = stripe.pay(purchase.session(), card.number());
        assertThat(outcome).isInstanceOf(PayOutcome.Completed.class);
    }

    /** Pays orders, each with its card, and waits until all have their tickets. */
    public void payAndFulfil(Map<Purchase, TestNumber> cards) {
        cards.forEach(this::pay);
        fulfil(cards.keySet());
    }

    /** Waits until orders are paid, and issues their tickets as ticket-service does. */
    public void fulfil(Collection<Purchase> purchases) {
        awaitAll(purchases, "/status", "PAID");
        for (Purchase purchase : purchases) {
            for (int seat = 1; seat <= SEATS; seat++) {
                UUID ticket = UUID.randomUUID();
                messages.publish(ticket, 1, shop.ticket(purchase.order(), ticket, seat));
            }
        }
        awaitAll(purchases, "/status", "FULFILLED");
    }

    /** The order as its buyer sees it. */
    public ApiResponse read(Purchase purchase) {
        return unchecked().get("/v1/orders/" + purchase.id(), token(purchase.buyer()));
    }

    /** Other tests compare the answers with their documentation; here they are too many. */
    private Api unchecked() {
        return api.at(api.baseUrl());
    }

    private String token(String buyer) {
        return tokens.computeIfAbsent(buyer, shop::attendee);
    }

    /** Refunds an amount, or all that is left for 0. */
    public ApiResponse refund(Purchase purchase, long cents) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", "A test"));
        if (cents > 0) {
            body.put("amount", Map.of("amount", cents, "currency", "EUR"));
        }
        return api.post("/v1/orders/" + purchase.id() + "/refunds", body, organizer());
    }

    /** A token of the organizer of all events here. */
    public String organizer() {
        return shop.organizer("olivia");
    }

    public ApiResponse cancel(Purchase purchase) {
        return shop.cancel(purchase.id(), purchase.buyer());
    }

    /** Makes a call that is not this service's, as somebody does in Stripe's dashboard. */
    public void atStripe(String path, String form) {
        send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Refunds an amount of the order's payment in Stripe's dashboard. */
    public void refundAtStripe(Purchase purchase, long cents) {
        atStripe(
                "refunds",
                "amount=%d&payment_intent=%s"
                        .formatted(
                                cents,
                                stripe.checkout(purchase.session()).session().paymentIntent()));
    }

    /** Reads an object at Stripe, as its text. */
    public String atStripe(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stripe.baseUrl() + "/v1/" + path))
                .header("Authorization", "Bearer " + StripeSandbox.API_KEY);
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** Waits until all orders have one of these values there. */
    public void awaitAll(Collection<Purchase> purchases, String pointer, String... values) {
        awaitAll(
                purchases.stream()
                        .collect(Collectors.toMap(one -> one, _ -> new Wish(pointer, values))));
    }

    /** Waits until every order has been seen as it is wished. */
    public void awaitAll(Map<Purchase, Wish> wishes) {
        Map<Purchase, Wish> left = new HashMap<>(wishes);
        await("orders end as expected")
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .untilAsserted(() -> {
                    Map<Purchase, String> others = new HashMap<>();
                    left.entrySet()
                            .removeIf(each -> {
                                String seen = read(each.getKey()).string(each.getValue().pointer());
                                others.put(each.getKey(), seen);
                                return each.getValue().values().contains(seen);
                            });
                    assertThat(left).as("orders of which these are other: %s", others).isEmpty();
                });
    }

    /** The values that a member of an order may have in the end. */
    public record Wish(String pointer, Set<String> values) {

        public Wish(String pointer, String... values) {
            this(pointer, Set.of(values));
        }
    }
}
