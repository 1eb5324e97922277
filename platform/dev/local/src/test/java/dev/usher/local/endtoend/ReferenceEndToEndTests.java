package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.usher.client.Visitor;
import dev.usher.local.browser.BrowserPage;
import dev.usher.local.browser.Chromium;
import dev.usher.local.journey.Steps;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The first clicks of somebody who opens the reference, from the sign-in to an admitted ticket. */
@EndToEndTest
class ReferenceEndToEndTests {

    private final RunningSuite suite;

    ReferenceEndToEndTests(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void sellsAndAdmitsATicketByClicks(@TempDir Path profile) {
        Optional<Chromium> found = Chromium.start(profile);
        assumeThat(found).as("Chromium, or its path in USHER_CHROMIUM").isPresent();
        try (Chromium browser = found.orElseThrow();
                BrowserPage page = browser.open(1280, 900)) {
            ReferencePage reference = new ReferencePage(browser, page);
            page.go(suite.ports().gatewayUrl() + "/docs");
            assertThat(reference.isSignedIn()).isFalse();
            reference.signIn("olivia");
            page.reload();
            assertThat(reference.isSignedIn()).as("after a reload").isTrue();

            String event = publishedEvent(reference);
            String order = paidOrder(browser, reference, event);
            JsonNode ticket =
                    reference
                            .send(200, "get", "/v1/tickets", Map.of("orderId", order), "")
                            .at("/items/0");
            Visitor olivia = suite.world().person("olivia");
            Steps.validated(olivia, event, ticket.path("credential").asString());
            JsonNode decision =
                    reference.send(
                            200,
                            "post",
                            "/v1/scans",
                            Map.of(),
                            """
                            {"scanId": "%s", "eventId": "%s", "credential": "%s", "gate": "North"}
                            """
                                    .formatted(
                                            UUID.randomUUID(),
                                            event,
                                            ticket.path("credential").asString()));

            assertThat(decision.path("result").asString()).isEqualTo("ADMITTED");
            assertThat(page.complaints()).isEmpty();
        }
    }

    private String publishedEvent(ReferencePage reference) {
        assertThat(reference.fields("get", "/v1/events"))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.asString()).isEmpty());
        assertThat(reference.fields("post", "/v1/events").path("Idempotency-Key").asString(""))
                .isEmpty();
        JsonNode event =
                reference.send(
                        201,
                        "post",
                        "/v1/events",
                        Map.of(),
                        Steps.show("Winter Jazz", suite.now(), 50).toString());
        String id = event.path("id").asString();
        JsonNode published =
                reference.send(200, "post", "/v1/events/{id}/publish", Map.of("id", id), "");
        assertThat(published.path("status").asString()).isEqualTo("PUBLISHED");
        return id;
    }

    private String paidOrder(Chromium browser, ReferencePage reference, String event) {
        String type =
                suite.world()
                        .stranger()
                        .get("/v1/events/" + event)
                        .expect(200)
                        .text("/ticketTypes/0/id");
        String wish =
                "{\"eventId\": \"%s\", \"items\": [{\"ticketTypeId\": \"%s\", \"quantity\": 1}]}"
                        .formatted(event, type);
        JsonNode first = reference.send(201, "post", "/v1/reservations", Map.of(), wish);
        JsonNode second = reference.send(201, "post", "/v1/reservations", Map.of(), wish);
        assertThat(second.path("id")).as("a fresh key per call").isNotEqualTo(first.path("id"));

        JsonNode order =
                reference.send(
                        201,
                        "post",
                        "/v1/orders",
                        Map.of(),
                        "{\"reservationId\": \"%s\"}".formatted(first.path("id").asString()));
        String id = order.path("id").asString();
        try (BrowserPage checkout = browser.open(390, 844)) {
            checkout.go(order.path("checkoutUrl").asString());
            assertThat(checkout.text())
                    .contains("Winter Jazz, Standing", "Paradiso, Amsterdam", "Simulate a decline");
            checkout.click(BrowserPage.first("#decline"))
                    .until("document.querySelector('#problem')")
                    .click(BrowserPage.first("#back"))
                    .until("document.body.innerText.includes('Not paid yet')");
            assertThat(checkout.text()).contains("Winter Jazz", id);
            checkout.click(
                            "[...document.querySelectorAll('a')].find((link) => link.innerText === 'Go back to payment')")
                    .type(BrowserPage.first("#cardNumber"), "4242424242424242")
                    .type(BrowserPage.first("#expiry"), "12/34")
                    .type(BrowserPage.first("#cvc"), "123")
                    .click(BrowserPage.first("#pay"))
                    .until("location.pathname === '/v1/checkout/return'");
            Steps.fulfilled(suite.world().person("olivia"), id);
            checkout.reload().until("document.body.innerText.includes('Your tickets are ready')");
            assertThat(checkout.text()).contains("Winter Jazz", "Paradiso, Amsterdam", id);
            assertThat(checkout.complaints()).isEmpty();
        }
        return id;
    }
}
