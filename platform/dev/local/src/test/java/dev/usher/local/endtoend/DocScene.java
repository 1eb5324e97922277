package dev.usher.local.endtoend;

import dev.usher.client.Visitor;
import dev.usher.local.journey.CheckoutPage;
import dev.usher.local.journey.Steps;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The things that the pages take for granted: an event on sale, tokens, a ticket, a checkout. */
final class DocScene {

    private static final int SEATS = 800;

    private final RunningSuite suite;
    private final Map<String, String> values = new HashMap<>();

    DocScene(RunningSuite suite) {
        this.suite = suite;
        Visitor olivia = suite.world().person("olivia");
        Visitor alice = suite.world().person("alice");
        JsonNode event = Steps.publish(olivia, Steps.show("Winter Jazz", suite.now(), SEATS));
        JsonNode small = Steps.publish(olivia, Steps.show("Chamber Music", suite.now(), 1));
        values.put("EVENT", event.path("id").asString());
        values.put("TYPE", event.at("/ticketTypes/0/id").asString());
        values.put("SOLD_OUT_EVENT", small.path("id").asString());
        values.put("SOLD_OUT_TYPE", small.at("/ticketTypes/0/id").asString());
        JsonNode ticket =
                Purchase.open(suite.world(), alice, event, 1)
                        .paid()
                        .ticketsOnceFulfilled()
                        .getFirst();
        values.put("TICKET", ticket.path("id").asString());
        values.put("CREDENTIAL", ticket.path("credential").asString());
        Steps.validated(olivia, values.get("EVENT"), values.get("CREDENTIAL"));
        values.put("CHECKOUT_URL", Purchase.open(suite.world(), alice, event, 1).checkoutUrl());
        values.put(
                "NEXT_CURSOR",
                suite.world().stranger().get("/v1/events?limit=1").expect(200).text("/nextCursor"));
        for (String person : new String[] {"olivia", "alice", "stan"}) {
            values.put(person, suite.world().token(person));
        }
    }

    /** The variables with which a page begins. */
    Map<String, String> of(String page) {
        Map<String, String> begin = new HashMap<>(values);
        String caller =
                switch (page) {
                    case "gate.md" -> "stan";
                    case "errors.md", "money.md", "pagination.md" -> "olivia";
                    default -> "alice";
                };
        begin.put("TOKEN", values.get(caller));
        begin.put("OLIVIA", values.get("olivia"));
        begin.put("BASKET", "basket-of-" + page);
        return begin;
    }

    String publicUrl() {
        return suite.ports().gatewayUrl();
    }

    String issuer() {
        return suite.ports().issuer();
    }

    void pay(String checkoutUrl) {
        int status =
                suite.world()
                        .checkout(checkoutUrl)
                        .pay(CheckoutPage.GOOD_CARD, "alice@example.com")
                        .status();
        if (status != 303) {
            throw new AssertionError("paying answered " + status);
        }
    }
}
