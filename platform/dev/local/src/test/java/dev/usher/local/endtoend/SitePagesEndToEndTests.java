package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.usher.client.Visitor;
import dev.usher.local.browser.BrowserPage;
import dev.usher.local.browser.Chromium;
import dev.usher.local.journey.Steps;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every page that people see and its states, on a desk and on a phone, light and dark: axe finds no
 * violation, and the browser no error. The pictures are kept under {@code target/pictures}.
 */
@EndToEndTest
class SitePagesEndToEndTests {

    private static final Path PICTURES =
            ProjectRoot.find().resolve("platform/dev/local/target/pictures");

    private static final int DESK = 1280;
    private static final int PHONE = 390;
    private static final int HEIGHT = 900;
    private static final String AXE = "/axe.min.js";

    /** A colour on its way from light to dark has any contrast. */
    private static final String AT_REST =
            "document.getAnimations().every((animation) => !(animation instanceof CSSTransition))";

    /** A page after some clicks, at the widths at which there is something to click. */
    private record State(String name, String address, List<Integer> widths, List<String> clicks) {

        State(String name, String address, String... clicks) {
            this(name, address, List.of(DESK, PHONE), List.of(clicks));
        }
    }

    private final RunningSuite suite;
    private final List<String> found = new ArrayList<>();

    SitePagesEndToEndTests(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void canBeUsedByEverybody(@TempDir Path profile) throws IOException {
        Optional<Chromium> started = Chromium.start(profile);
        assumeThat(started).as("Chromium, or its path in USHER_CHROMIUM").isPresent();
        List<State> states = states();
        String axe = axe();
        try (Chromium browser = started.orElseThrow()) {
            for (State state : states) {
                for (int width : state.widths()) {
                    look(browser, state, width, axe);
                }
            }
        }

        assertThat(found).isEmpty();
    }

    private void look(Chromium browser, State state, int width, String axe) {
        try (BrowserPage page = browser.open(width, HEIGHT)) {
            page.prefer("light");
            page.go(state.address());
            for (String click : state.clicks()) {
                page.click(click);
            }
            if (state.name().startsWith("reference")) {
                page.until("document.querySelectorAll('.opblock').length > 20");
            }
            page.evaluate(axe);
            for (String scheme : List.of("light", "dark")) {
                page.prefer(scheme);
                check(page, "%s-%d-%s".formatted(state.name(), width, scheme));
            }
            page.complaints().stream()
                    // The page of an unknown address is answered so.
                    .filter(complaint -> !complaint.contains("404"))
                    .forEach(complaint -> found.add(state.name() + ": " + complaint));
        }
    }

    private void check(BrowserPage page, String name) {
        page.until(AT_REST);
        page.picture(PICTURES.resolve(name + ".png"));
        for (JsonNode violation : page.evaluate("axe.run().then((result) => result.violations)")) {
            found.add(
                    "%s: %s: %s"
                            .formatted(
                                    name,
                                    violation.path("id").asString(),
                                    violation.at("/nodes/0/html").asString("")));
        }
    }

    private List<State> states() {
        String gateway = suite.ports().gatewayUrl();
        List<State> states = new ArrayList<>();
        for (String path : pages()) {
            states.add(new State(path.equals("/") ? "front" : slug(path), gateway + path));
        }
        states.add(new State("problem", gateway + "/docs/problems/sold_out"));
        states.add(new State("unknown", gateway + "/nowhere"));
        states.add(new State("search", gateway + "/docs/guide", BrowserPage.first(".search")));
        states.add(
                new State(
                        "tab",
                        gateway + "/docs/sell",
                        BrowserPage.first(".tab-list button:nth-child(3)")));
        states.add(
                new State(
                        "menu",
                        gateway + "/docs/guide",
                        List.of(PHONE),
                        List.of(BrowserPage.first(".menu"))));
        states.add(
                new State(
                        "reference-dialog",
                        gateway + "/docs",
                        BrowserPage.first(".btn.authorize")));
        states.add(
                new State(
                        "reference-call",
                        gateway + "/docs",
                        BrowserPage.first(".opblock-post .opblock-summary-control")));
        checkouts().forEach((name, address) -> states.add(new State(name, address)));
        return states;
    }

    /** The pages of the site, as the list for language models names them. */
    private List<String> pages() {
        String gateway = suite.ports().gatewayUrl();
        return suite.world()
                .stranger()
                .get("/llms.txt")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.contains("](" + gateway))
                .map(line -> line.substring(line.indexOf("](") + 2, line.indexOf(".md)")))
                .map(address -> address.substring(gateway.length()))
                .map(path -> path.equals("/docs/index") ? "/" : path)
                .toList();
    }

    /** The pages of a buyer, before and after the payment. */
    private Map<String, String> checkouts() {
        Visitor olivia = suite.world().person("olivia");
        Visitor alice = suite.world().person("alice");
        JsonNode event = Steps.publish(olivia, Steps.show("Winter Jazz", suite.now(), 20));
        Purchase open = Purchase.open(suite.world(), alice, event, 2);
        Purchase paid = Purchase.open(suite.world(), alice, event, 1).paid();
        paid.ticketsOnceFulfilled();
        String reservation =
                alice.get("/v1/orders/" + open.orderId()).expect(200).text("/reservationId");
        String paidReservation =
                alice.get("/v1/orders/" + paid.orderId()).expect(200).text("/reservationId");
        String page = suite.ports().gatewayUrl() + "/v1/checkout/%s?order=%s&reservation=%s";
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("checkout", open.checkoutUrl());
        addresses.put("checkout-paid", paid.checkoutUrl());
        addresses.put("checkout-unknown", suite.ports().sandboxUrl() + "/c/pay/cs_test_none");
        addresses.put("cancelled", page.formatted("cancelled", open.orderId(), reservation));
        addresses.put("returned", page.formatted("return", open.orderId(), reservation));
        addresses.put("tickets", page.formatted("return", paid.orderId(), paidReservation));
        addresses.put("returned-plain", suite.ports().gatewayUrl() + "/v1/checkout/return");
        addresses.put("cancelled-plain", suite.ports().gatewayUrl() + "/v1/checkout/cancelled");
        return addresses;
    }

    private static String slug(String path) {
        return path.equals("/docs") ? "reference" : path.substring(path.lastIndexOf('/') + 1);
    }

    private static String axe() throws IOException {
        try (InputStream file = SitePagesEndToEndTests.class.getResourceAsStream(AXE)) {
            return new String(
                    Objects.requireNonNull(file, AXE).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
