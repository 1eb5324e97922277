package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.client.CallFailed;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import dev.usher.local.journey.QrPicture;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mail of a bought ticket, from the catcher of the suite to the gate. */
@EndToEndTest
class MailEndToEndTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningSuite suite;
    private final World world;

    MailEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.world = suite.world();
    }

    @Test
    void mailsADocumentWhoseCodeAdmits() throws Exception {
        Visitor olivia = world.person("olivia");
        String title = "Mailed Jazz " + UUID.randomUUID();
        JsonNode event = Steps.publish(olivia, Steps.show(title, suite.now(), 10));
        String eventId = event.path("id").asString();
        olivia.send(Calls.nameStaff(eventId, "stan@example.com")).expect(201);
        Visitor alice = world.person("alice");

        Purchase purchase = Purchase.open(world, alice, event, 1).paid();
        String number =
                await().atMost(SOON).until(() -> mailAbout(title), Optional::isPresent).get();

        String credential = credential(caught("/mails/" + number + "/files/0"));
        Visitor stan = world.person("stan");
        purchase.ticketsOnceFulfilled();
        Reply admitted =
                Steps.scan(stan, UUID.randomUUID(), eventId, credential, "North").expect(200);
        assertThat(admitted.text("/result")).isEqualTo("ADMITTED");
        String mails = "/v1/orders/" + purchase.orderId() + "/mails";
        await().atMost(SOON).until(() -> alice.get(mails).text("/items/0/status").equals("SENT"));
        assertThat(alice.get(mails).text("/items/0/recipient")).isEqualTo("alice@example.com");
        assertThat(world.person("adam").get(mails).status()).isEqualTo(404);
    }

    private Optional<String> mailAbout(String title) throws IOException {
        return JsonMapper.shared()
                .readTree(caught("/mails.json"))
                .valueStream()
                .filter(mail -> mail.path("subject").asString().endsWith(title))
                .map(mail -> mail.path("number").asString())
                .findFirst();
    }

    private byte[] caught(String path) throws IOException {
        try (InputStream answer = URI.create(suite.ports().mailUrl() + path).toURL().openStream()) {
            return answer.readAllBytes();
        }
    }

    /** Reads a printed code. This reader misses one in some hundred of a size, a scanner none. */
    private static String credential(byte[] document) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document)) {
            PDFRenderer pages = new PDFRenderer(pdf);
            for (int dotsPerInch : List.of(200, 300)) {
                try {
                    return QrPicture.read(firstPage(pages, dotsPerInch));
                } catch (CallFailed unread) {
                    // Another size has other roundings.
                }
            }
            return QrPicture.read(firstPage(pages, 150));
        }
    }

    private static byte[] firstPage(PDFRenderer pages, int dotsPerInch) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(pages.renderImageWithDPI(0, dotsPerInch), "png", png);
        return png.toByteArray();
    }
}
