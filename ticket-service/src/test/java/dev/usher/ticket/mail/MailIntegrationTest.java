package dev.usher.ticket.mail;

import static org.awaitility.Awaitility.await;

import com.google.zxing.ReaderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.platform.infrastructure.FreePorts;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import dev.usher.ticket.wallet.QrReader;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A service that mails through a server which keeps what it takes. */
@ServiceTest(
        schema = "ticket",
        properties = {
            "usher.mail.host=127.0.0.1",
            "usher.mail.security=NONE",
            "usher.mail.from=Usher <tickets@usher.example>",
            "usher.mail.reply-to=help@usher.example",
            "usher.mail.tickets-url=https://shop.example/orders/{orderId}?a=1&b=2",
            "usher.mail.every=100ms",
            "usher.mail.per-second=1000",
            "usher.mail.first-pause=200ms",
            "usher.mail.longest-pause=400ms",
            "usher.mail.handovers-per-ticket=2",
            "usher.mail.copies-per-order=1"
        })
abstract class MailIntegrationTest {

    static final Duration SOON = Duration.ofSeconds(30);

    static final int PORT = FreePorts.one();
    static final GreenMail SMTP =
            new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired Api api;
    @Autowired TestIssuer issuer;
    @Autowired MessageProbe kafka;
    @Autowired MutableClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TicketMails mails;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry registry) {
        registry.add("usher.mail.port", () -> PORT);
    }

    @BeforeEach
    void start() {
        if (!SMTP.isRunning()) {
            SMTP.start();
        }
    }

    @AfterEach
    void reset() {
        clock.reset();
        orders().publishEvents();
    }

    Orders orders() {
        return new Orders(kafka, clock);
    }

    /** Waits for this number of mails to the address, and returns all. */
    static List<MimeMessage> arrived(String address, int number) {
        return await().atMost(SOON)
                .until(
                        () ->
                                Arrays.stream(SMTP.getReceivedMessages())
                                        .filter(mail -> to(mail).equals(address))
                                        .toList(),
                        found -> found.size() >= number);
    }

    static String to(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static List<String> credentials(byte @Nullable [] document) throws Exception {
        List<String> credentials = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(document)) {
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                credentials.add(credential(new PDFRenderer(pdf), page));
            }
        }
        return credentials;
    }

    /** Reads a printed code. This reader misses one in some hundred of a size, a scanner none. */
    private static String credential(PDFRenderer pdf, int page) throws Exception {
        for (int dotsPerInch : List.of(200, 300)) {
            try {
                return QrReader.read(pdf.renderImageWithDPI(page, dotsPerInch));
            } catch (ReaderException _) {
                // Another size has other roundings.
            }
        }
        return QrReader.read(pdf.renderImageWithDPI(page, 150));
    }

    long count(String condition, String recipient) {
        return jdbc.sql(
                        "select count(*) from ticket_mail where recipient like :to and "
                                + condition)
                .param("to", recipient)
                .query(Long.class)
                .single();
    }

    List<JsonNode> tickets(PaymentSucceeded paid) {
        return api.get("/v1/tickets?orderId=" + paid.orderId(), alice())
                .expect(200)
                .at("/items")
                .valueStream()
                .toList();
    }

    static String path(PaymentSucceeded paid) {
        return "/v1/orders/" + paid.orderId() + "/mails";
    }

    String alice() {
        return issuer.token("alice", "attendee");
    }

    String olivia() {
        return issuer.token("olivia", "organizer");
    }
}
