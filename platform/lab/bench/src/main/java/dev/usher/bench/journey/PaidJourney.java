package dev.usher.bench.journey;

import dev.usher.bench.machine.Waiting;
import dev.usher.client.ApiCall;
import dev.usher.client.Caller;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import dev.usher.client.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One buyer's way from the list of events to the door, with two tickets. */
final class PaidJourney {

    static final int TICKETS = 2;

    private static final int WAIT_SECONDS = 30;
    private static final int MOST_WAITS = 2;
    private static final int MOST_PRESENTATIONS = 100;
    private static final int MOST_TIMES = 12;
    private static final Duration AT_MOST = Duration.ofSeconds(40);
    private static final Duration BEFORE_NEXT = Duration.ofMillis(100);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UsherClient client;
    private final JourneyCast cast;
    private final String sandbox;
    private final long number;
    private final Caller buyer;
    private final RandomIds ids;

    PaidJourney(UsherClient client, JourneyCast cast, String sandbox, long number) {
        this.client = client;
        this.cast = cast;
        this.sandbox = sandbox;
        this.number = number;
        this.ids = new RandomIds(System.nanoTime() + number);
        int chosen = Math.toIntExact(number % cast.buyers().size());
        this.buyer = new Caller("buyer-" + chosen, cast.buyers().get(chosen));
    }

    /** The journey ended early; the message says at which call and why. */
    static final class EndedEarly extends RuntimeException {
        private EndedEarly(String message) {
            super(message);
        }
    }

    void go() {
        String event = chooseEvent();
        String order = buy(event);
        awaitTickets(order);
        for (String credential : credentials(order)) {
            enter(event, credential);
        }
    }

    private String chooseEvent() {
        JsonNode events =
                good(insist(ApiCall.of("list events", "GET", "/v1/events?limit=20")))
                        .json()
                        .path("items");
        return events.path(Math.toIntExact(number % Math.max(1, events.size())))
                .path("id")
                .asString("");
    }

    private String buy(String event) {
        Reply read = good(insist(ApiCall.of("read event", "GET", "/v1/events/" + event)));
        String type = read.text("/ticketTypes/0/id");
        ApiCall wish = Calls.reserve(event, List.of(type), TICKETS).keyed(key());
        String reservation = good(insist(wish)).text("/id");
        Reply order = good(insist(Calls.openOrder(reservation).keyed(key())));
        pay(order.text("/payment/stripeCheckoutSessionId"));
        return order.text("/id");
    }

    private void pay(String session) {
        ApiCall payment =
                ApiCall.of("pay", "POST", sandbox + "/_sandbox/sessions/" + session + "/pay")
                        .json(JSON.createObjectNode());
        String outcome = good(client.as(Caller.ANONYMOUS).send(payment)).text("/outcome");
        if (!outcome.equals("completed")) {
            throw new EndedEarly("pay: " + outcome);
        }
    }

    private void awaitTickets(String order) {
        String status = "";
        for (int i = 0; i < MOST_WAITS && !status.equals("FULFILLED"); i++) {
            status = good(insist(Calls.awaitOrder(order, WAIT_SECONDS))).text("/status");
        }
        if (!status.equals("FULFILLED")) {
            throw new EndedEarly("order.read: still " + status);
        }
    }

    private List<String> credentials(String order) {
        List<String> credentials = new ArrayList<>();
        for (JsonNode ticket : good(insist(Calls.ticketsOf(order))).json().path("items")) {
            credentials.add(ticket.path("credential").asString(""));
        }
        if (credentials.size() != TICKETS) {
            throw new EndedEarly("tickets.read: %d tickets".formatted(credentials.size()));
        }
        return credentials;
    }

    /** Presents a ticket, again under a new id while validation-service does not know it yet. */
    private void enter(String event, String credential) {
        Visitor steward =
                client.as(
                        new Caller("steward", Objects.requireNonNull(cast.stewards().get(event))));
        String said = "";
        for (int i = 0; i < MOST_PRESENTATIONS; i++) {
            Reply reply = steward.send(Calls.scan(ids.next(), event, credential, "ENTRY", "North"));
            if (reply.text("/result").equals("ADMITTED")) {
                return;
            }
            said = reply.status() + " " + reply.text("/reason") + reply.text("/code");
            if (reply.ok() ? !said.contains("UNKNOWN_") : reply.status() != 503) {
                break;
            }
            Waiting.pause(BEFORE_NEXT);
        }
        throw new EndedEarly("scan: " + said);
    }

    /** Sends a call again while a busy suite asks to come later; keys make that safe. */
    private Reply insist(ApiCall call) {
        try {
            return client.insist(buyer, call, MOST_TIMES, AT_MOST);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EndedEarly("interrupted");
        }
    }

    private static Reply good(Reply reply) {
        if (!reply.ok()) {
            throw new EndedEarly(
                    "%s: %d %s"
                            .formatted(
                                    reply.attempt().call().operation(),
                                    reply.status(),
                                    reply.text("/code")));
        }
        return reply;
    }

    private String key() {
        return ids.next().toString();
    }
}
