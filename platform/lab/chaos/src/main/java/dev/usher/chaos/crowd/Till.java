package dev.usher.chaos.crowd;

import dev.usher.chaos.crowd.Request.Told;
import dev.usher.chaos.history.Call.Outcome;
import dev.usher.chaos.history.Operations;
import dev.usher.local.journey.CheckoutPage;
import dev.usher.local.journey.JourneyFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Where buyers pay: on the sandbox's page as a browser does, or by its till. */
final class Till {

    static final String GOOD_CARD = CheckoutPage.GOOD_CARD;
    static final String DECLINED_CARD = CheckoutPage.DECLINED_CARD;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Client client;
    private final Venue venue;

    Till(Client client, Venue venue) {
        this.client = client;
        this.venue = venue;
    }

    /** completed, declined, not_open, or null when nobody answered. */
    @Nullable String pay(Actor buyer, Order order, String card, boolean onPage)
            throws InterruptedException {
        Instant started = venue.real().instant();
        long begin = System.nanoTime();
        String outcome = null;
        InterruptedException interrupted = null;
        try {
            outcome = onPage ? onPage(buyer, order, card) : byTill(order, card);
        } catch (IOException | JourneyFailed none) {
            if (Thread.interrupted()) {
                interrupted = new InterruptedException("paying");
            }
        } catch (InterruptedException ended) {
            interrupted = ended;
        }
        Outcome known = outcome == null ? Outcome.UNKNOWN : Outcome.OK;
        client.note(
                buyer.name(),
                Operations.PAY,
                1,
                new Reply(known, outcome == null ? 0 : 200, null, false, MissingNode.getInstance()),
                Map.of("order", order.id(), "session", order.session()),
                new Told(outcome, Map.of()),
                started,
                Duration.ofNanos(System.nanoTime() - begin));
        if (interrupted != null) {
            throw interrupted;
        }
        return outcome;
    }

    private String byTill(Order order, String card) throws IOException, InterruptedException {
        URI address =
                URI.create(venue.sandbox() + "/_sandbox/sessions/" + order.session() + "/pay");
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        JSON.createObjectNode().put("card", card).toString()))
                        .build();
        HttpResponse<String> answer = client.http().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the till answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body()).path("outcome").asString();
    }

    /** A good payment leads on; what is declined shows the page again. */
    private String onPage(Actor buyer, Order order, String card) {
        int status =
                new CheckoutPage(client.http(), order.checkoutUrl(), _ -> {})
                        .pay(card, buyer.email())
                        .statusCode();
        return switch (status) {
            case 303 -> "completed";
            case 200 -> "declined";
            default -> "not_open";
        };
    }
}
