package dev.usher.local;

import dev.usher.client.ApiCall;
import dev.usher.client.CallFailed;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import dev.usher.local.journey.CheckoutPage;
import dev.usher.local.journey.QrPicture;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.TicketWatch;
import dev.usher.local.journey.World;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.terminal.Terminal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** {@code demo}: shows one ticket from its event to the door. */
final class Demo {

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;

    Demo(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    int run() {
        StateFile file = new StateFile(home.stateFile());
        if (ready(file).isEmpty()) {
            int code = new Up(home, terminal, clock).run(true, false, Start.USUAL);
            if (code != 0) {
                return code;
            }
        }
        Optional<SuiteState> state = ready(file);
        if (state.isEmpty()) {
            terminal.complain("The suite is not ready; see ./usher status.");
            return 1;
        }
        Ports ports = state.get().ports();
        try (World world =
                new World(ports.gatewayUrl(), ports.issuer(), ports.sandboxUrl(), this::show)) {
            walk(world, ports);
            return 0;
        } catch (CallFailed failed) {
            terminal.complain("\nThe demo stopped here: " + failed.getMessage());
            return 1;
        }
    }

    private static Optional<SuiteState> ready(StateFile file) {
        return file.read()
                .filter(SuiteState::supervised)
                .filter(state -> state.phase() == SuiteState.Phase.READY);
    }

    private void walk(World world, Ports ports) {
        title("Olivia creates an event, opens its sale and names Stan for the door");
        Visitor olivia = world.person("olivia");
        JsonNode event =
                Steps.publish(olivia, Steps.show("Winter Jazz", home.suiteTime(clock), 800));
        String eventId = event.path("id").asString();
        olivia.send(Calls.nameStaff(eventId, "stan@example.com")).expect(200, 201);

        title("Alice reserves two seats and opens an order");
        Visitor alice = world.person("alice");
        String reservation = Steps.reserve(alice, event, 2).expect(201).text("/id");
        Reply order = alice.send(Calls.openOrder(reservation)).expect(201);
        String orderId = order.text("/id");
        terminal.say("      to pay: " + money(order.json().path("total")));

        title("Alice pays on Stripe's page (the sandbox's, no real money)");
        Instant opened = home.suiteTime(clock);
        TicketWatch watch = new TicketWatch(alice, orderId, () -> home.suiteTime(clock));
        world.checkout(order.text("/checkoutUrl"))
                .pay(CheckoutPage.GOOD_CARD, "alice@example.com")
                .expect(303);
        String status = Steps.fulfilled(alice, orderId).path("status").asString();
        terminal.say("      the order is " + status);
        watch.since(world.sandbox().lastCompletedSince(opened))
                .ifPresent(took ->
                        terminal.say(
                                "      webhook received → ticket readable: "
                                        + took.toMillis()
                                        + " ms"));

        title("Alice's tickets");
        JsonNode tickets = Steps.tickets(alice, orderId);
        for (JsonNode ticket : tickets) {
            terminal.say(
                    "      %s  %s  %s"
                            .formatted(
                                    ticket.path("code").asString(),
                                    ticket.path("ticketTypeName").asString(),
                                    ticket.path("status").asString()));
        }
        String first = tickets.path(0).path("id").asString();
        byte[] png = alice.get("/v1/tickets/" + first + "/qr.png").expect(200).body();
        String credential = QrPicture.read(png);
        terminal.say("\n" + QrPicture.drawn(credential));

        door(world, eventId, credential);
        terminal.say(next(ports, eventId));
    }

    private void door(World world, String eventId, String credential) {
        title("Stan scans it at the door");
        Visitor stan = world.person("stan");
        // The door learns of a ticket within a second; the demo does not show that wait.
        Steps.validated(stan.unobserved(), eventId, credential);
        Steps.validated(stan, eventId, credential);
        Reply admitted =
                Steps.scan(stan, presentation(credential, "North"), eventId, credential, "North");
        expectDecision(admitted, "ADMITTED", "OK");
        title("Somebody comes with a copy of it");
        Reply refused =
                Steps.scan(stan, presentation(credential, "South"), eventId, credential, "South");
        expectDecision(refused, "REJECTED", "ALREADY_ADMITTED");
        terminal.say(
                "      first admitted at gate %s, %s"
                        .formatted(refused.text("/firstScan/gate"), refused.text("/firstScan/at")));
    }

    /** Makes one id per presentation; a retry with the same id would get the same answer. */
    private UUID presentation(String credential, String gate) {
        String what = credential + gate + clock.instant();
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    private void expectDecision(Reply answer, String result, String reason) {
        answer.expect(200);
        if (!answer.text("/result").equals(result) || !answer.text("/reason").equals(reason)) {
            throw new CallFailed(
                    "The door said %s instead of %s %s".formatted(answer.json(), result, reason));
        }
        terminal.say("      %s (%s)".formatted(result, reason));
    }

    private void title(String text) {
        terminal.say("\n" + text);
    }

    private void show(Reply reply) {
        ApiCall call = reply.attempt().call();
        terminal.say(
                String.format(
                        Locale.ROOT,
                        "  %3d %5d ms  %-7s %-6s %s",
                        reply.status(),
                        reply.attempt().took().toMillis(),
                        reply.attempt().caller().name(),
                        call.method(),
                        shown(call)));
    }

    private static String shown(ApiCall call) {
        return switch (call.operation()) {
            case "token" -> "token from Keycloak";
            case "checkout" -> "Stripe sandbox " + shortened(URI.create(call.path()).getPath());
            default -> shortened(call.path());
        };
    }

    /** Shortens ids, whose ends tell them apart, and the payment page's path. */
    private static String shortened(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{19}([0-9a-f]{8,9})", "…$1")
                .replaceFirst("(/c/pay/.{20}).+", "$1…");
    }

    private static String money(JsonNode money) {
        return String.format(
                Locale.ROOT,
                "%.2f %s",
                money.path("amount").asInt() / 100.0,
                money.path("currency").asString());
    }

    private static String next(Ports ports, String eventId) {
        return """

        The suite stays up. What to try next:

          %1$s/docs                 the API, with a working "Authorize"
          curl -s %1$s/v1/events/%2$s
          ./usher status            what runs where
          ./usher logs -f           what it says
          ./usher down              stop everything; the data stays
        """
                .formatted(ports.gatewayUrl(), eventId);
    }
}
