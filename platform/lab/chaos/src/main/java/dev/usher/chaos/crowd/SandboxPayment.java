package dev.usher.chaos.crowd;

import dev.usher.chaos.history.Call;
import dev.usher.chaos.history.Call.Outcome;
import dev.usher.chaos.history.OperationNames;
import dev.usher.client.CallFailed;
import dev.usher.client.Caller;
import dev.usher.client.UsherClient;
import dev.usher.client.Visitor;
import dev.usher.local.journey.Box;
import dev.usher.local.journey.CheckoutPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Pays an order: on the sandbox's page as a browser does, or by its API. */
final class SandboxPayment {

    static final String GOOD_CARD = CheckoutPage.GOOD_CARD;
    static final String DECLINED_CARD = CheckoutPage.DECLINED_CARD;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UsherClient client;
    private final SuiteAccess venue;

    SandboxPayment(UsherClient client, SuiteAccess venue) {
        this.client = client;
        this.venue = venue;
    }

    /** Pays; returns completed, declined, not_open, or null when there was no answer. */
    @Nullable String pay(Actor buyer, OpenedOrder order, String card, boolean onPage)
            throws InterruptedException {
        Instant started = venue.real().instant();
        long begin = System.nanoTime();
        String outcome = null;
        boolean interrupted = false;
        try {
            Visitor browser = client.as(new Caller(buyer.name(), null)).unobserved();
            outcome = onPage ? onPage(browser, buyer, order, card) : byTill(browser, order, card);
        } catch (CallFailed none) {
            interrupted = Thread.interrupted();
        }
        venue.history()
                .add(
                        new Call(
                                buyer.name(),
                                OperationNames.PAY,
                                1,
                                outcome == null ? Outcome.UNKNOWN : Outcome.OK,
                                outcome == null ? 0 : 200,
                                null,
                                false,
                                Map.of("order", order.id(), "session", order.session()),
                                outcome,
                                started,
                                Duration.ofNanos(System.nanoTime() - begin)));
        if (interrupted) {
            throw new InterruptedException("paying");
        }
        return outcome;
    }

    private String byTill(Visitor browser, OpenedOrder order, String card) {
        return new Box(browser, venue.sandbox())
                .post(
                        "sessions/" + order.session() + "/pay",
                        JSON.createObjectNode().put("card", card))
                .path("outcome")
                .asString();
    }

    /** Pays on the page: a good payment is redirected, a declined card gets the page again. */
    private static String onPage(Visitor browser, Actor buyer, OpenedOrder order, String card) {
        return switch (new CheckoutPage(browser, order.checkoutUrl())
                .pay(card, buyer.email())
                .status()) {
            case 303 -> "completed";
            case 200 -> "declined";
            default -> "not_open";
        };
    }
}
