package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.EventPublished;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.ticket.TestOrders;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServiceTest(schema = "ticket")
class PrintIntegrationTests {

    private static final List<String> FORMS = List.of("pdf", "html", "ics");

    private final MessageProbe kafka;
    private final Api api;
    private final TestIssuer issuer;
    private final TicketBuyers buyers;

    PrintIntegrationTests(MessageProbe kafka, Api api, TestIssuer issuer) {
        this.kafka = kafka;
        this.api = api;
        this.issuer = issuer;
        this.buyers = new TicketBuyers(kafka, api, issuer);
    }

    @ParameterizedTest
    @ValueSource(ints = {110, 200, 300})
    void printsAQrCodeThatAScannerReads(int dotsPerInch) throws Exception {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        ApiResponse answer = get(ticket, "pdf", "alice").expect(200);

        try (PDDocument document = Loader.loadPDF(answer.bytes())) {
            assertThat(
                            QrReader.read(
                                    new PDFRenderer(document)
                                            .renderImageWithDPI(0, dotsPerInch, ImageType.RGB)))
                    .isEqualTo(text(ticket, "/credential"));
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Winter Jazz as sold", "alice", text(ticket, "/code"));
        }
    }

    @Test
    void printsAllTicketsOfAnOrderForItsBuyer() throws IOException {
        List<JsonNode> tickets = buyers.buy("alice", UUID.randomUUID(), 3);
        String path = "/v1/orders/" + text(tickets.getFirst(), "/orderId") + "/tickets.pdf";

        ApiResponse answer = api.get(path, token("alice")).expect(200);

        try (PDDocument document = Loader.loadPDF(answer.bytes())) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            String printed = new PDFTextStripper().getText(document);
            assertThat(tickets).allMatch(ticket -> printed.contains(text(ticket, "/code")));
        }
        assertThat(answer.header("Content-Disposition")).contains("inline; filename=tickets.pdf");
        String etag = answer.header("ETag").orElseThrow();
        api.get(path, token("alice"), "If-None-Match", etag).expect(304);
        assertThat(api.get(path, token("adam")).expect(404).code()).isEqualTo("not_found");
        assertThat(api.get(path, issuer.token("olivia", "organizer")).expect(403).code())
                .isEqualTo("forbidden");
        assertThat(
                        api.get("/v1/orders/" + UUID.randomUUID() + "/tickets.pdf", token("alice"))
                                .expect(404)
                                .code())
                .isEqualTo("not_found");
    }

    @Test
    void refusesADocumentOfTooManyPages() {
        List<JsonNode> first = buyers.pay(TestOrders.paidBy("alice", UUID.randomUUID(), 201), 20);

        String path = "/v1/orders/" + text(first.getFirst(), "/orderId") + "/tickets.pdf";
        assertThat(api.get(path, token("alice")).expect(422).code()).isEqualTo("too_many_pages");
    }

    @Test
    void showsAPageThatLoadsAndRunsNothing() throws Exception {
        UUID event = UUID.randomUUID();
        JsonNode ticket = buyers.buy("alice", event, 1).getFirst();
        kafka.publish(
                event,
                1,
                new EventPublished(
                        TestOrders.winterJazz(event, 1, "PUBLISHED", "<b>Jazz</b> & Tea")));

        ApiResponse page =
                Awaitility.await()
                        .until(
                                () -> get(ticket, "html", "alice").expect(200),
                                answer ->
                                        answer.text()
                                                .contains("&lt;b&gt;Jazz&lt;/b&gt; &amp; Tea"));

        assertThat(QrReader.readSvg(page.text())).isEqualTo(text(ticket, "/credential"));
        assertThat(page.text()).contains(text(ticket, "/code")).doesNotContain("<b>", "<script");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.header("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control").orElseThrow()).contains("private", "no-store");
    }

    @Test
    void raisesTheSequenceOfTheCalendarEntryWithTheEvent() {
        UUID event = UUID.randomUUID();
        JsonNode ticket = buyers.buy("alice", event, 1).getFirst();

        ApiResponse entry = get(ticket, "ics", "alice").expect(200);

        assertThat(entry.text())
                .contains("\r\nUID:" + text(ticket, "/id") + "\r\n", "\r\nSEQUENCE:1\r\n")
                .contains("SUMMARY:Winter Jazz as sold")
                .doesNotContain("TKT1", text(ticket, "/code"));
        assertThat(entry.header("Content-Type")).contains("text/calendar;charset=UTF-8");
        assertThat(entry.header("Cache-Control").orElseThrow()).contains("private", "no-cache");
        kafka.publish(
                event,
                1,
                new EventPublished(TestOrders.winterJazz(event, 1, "PUBLISHED", "Moved Jazz")));
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(get(ticket, "ics", "alice").expect(200).text())
                                .contains("\r\nSEQUENCE:2\r\n", "SUMMARY:Moved Jazz"));
    }

    @Test
    void answersNotModifiedForEachForm() {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        for (String form : FORMS) {
            ApiResponse answer = get(ticket, form, "alice").expect(200);
            assertThat(answer.header("Vary").orElseThrow()).contains("Authorization");
            api.get(
                            path(ticket, form),
                            token("alice"),
                            "If-None-Match",
                            answer.header("ETag").orElseThrow())
                    .expect(304);
        }
    }

    @Test
    void givesNothingToAnyoneElse() {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        for (String form : FORMS) {
            assertThat(get(ticket, form, "adam").expect(404).code()).isEqualTo("not_found");
            assertThat(api.get(path(ticket, form), null).expect(401).code())
                    .isEqualTo("unauthenticated");
            assertThat(
                            api.get(path(ticket, form), issuer.token("olivia", "organizer"))
                                    .expect(403)
                                    .code())
                    .isEqualTo("forbidden");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pdf  | */*             | 200
                    pdf  | application/pdf | 200
                    pdf  | text/html       | 406
                    html | text/*          | 200
                    html | image/png       | 406
                    ics  | text/calendar   | 200
                    ics  | text/html       | 406
                    """)
    void settlesTheFormFirst(String form, String accept, int status) {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        api.get(path(ticket, form), token("alice"), "Accept", accept).expect(status);
    }

    private ApiResponse get(JsonNode ticket, String form, String who) {
        return api.get(path(ticket, form), token(who));
    }

    private String token(String who) {
        return issuer.token(who, "attendee");
    }

    private static String path(JsonNode ticket, String form) {
        return "/v1/tickets/" + text(ticket, "/id") + "/ticket." + form;
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString();
    }
}
