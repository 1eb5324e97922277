package dev.usher.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.infrastructure.FreePorts;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MailCatcherTests {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);

    private final List<Integer> ports = FreePorts.several(2);
    private final HttpClient http = HttpClient.newHttpClient();
    private MailCatcher catcher;

    @BeforeEach
    void start() {
        catcher = MailCatcher.start(ports.get(0), ports.get(1), NOON);
    }

    @AfterEach
    void stop() {
        catcher.close();
        http.close();
    }

    @Test
    void showsAMailWithItsFilesAndItsHtmlWithoutAnyRights() throws Exception {
        assertThat(get("/").body()).contains("No mail was sent yet.");
        send("<b>Jazz</b>", "<p>Hello</p><script>alert(1)</script>", "Zoë & Co");

        JsonNode listed = JsonMapper.shared().readTree(get("/mails.json").body()).get(0);
        assertThat(listed.at("/recipients/0").asString()).isEqualTo("alice@example.com");
        assertThat(listed.at("/subject").asString()).isEqualTo("<b>Jazz</b>");
        assertThat(listed.at("/files/0").asString()).isEqualTo("a b\"<.txt");
        assertThat(get("/").body())
                .contains("&lt;b&gt;Jazz&lt;/b&gt;", "2026-12-01 12:00:00 UTC", "alice@example.com")
                .doesNotContain("<b>");

        HttpResponse<String> page = get("/mails/1");
        assertThat(page.body())
                .contains("<iframe sandbox title=", "src=\"/mails/1/html\"", "Zoë &amp; Co")
                .doesNotContain("<script", "<b>");
        assertThat(policy(page)).contains("default-src 'none'").doesNotContain("script-src");

        HttpResponse<String> html = get("/mails/1/html");
        assertThat(html.body()).contains("<p>Hello</p><script>");
        assertThat(policy(html)).startsWith("sandbox; default-src 'none';");

        HttpResponse<String> file = get("/mails/1/files/0");
        assertThat(file.body()).isEqualTo("content of the file");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"a_b__.txt\"");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(get("/mails/1/source").body()).contains("Subject: ");
    }

    @Test
    void keepsTheNewestMails() throws Exception {
        for (int i = 1; i <= 205; i++) {
            send("mail " + i, "<p>" + i + "</p>", "text");
        }

        JsonNode all = JsonMapper.shared().readTree(get("/mails.json").body());
        assertThat(all.size()).isEqualTo(200);
        assertThat(all.at("/0/subject").asString()).isEqualTo("mail 205");
        assertThat(get("/mails/5").statusCode()).isEqualTo(404);
        assertThat(get("/mails/6").statusCode()).isEqualTo(200);
    }

    @Test
    void showsAMailThatIsNone() throws Exception {
        CaughtMails mails = new CaughtMails(NOON, 2, 1_000);
        mails.add(List.of("alice@example.com"), "\0 nonsense".getBytes(StandardCharsets.UTF_8));

        assertThat(MailHtml.list(mails.newestFirst())).contains("alice@example.com");
        assertThat(MailHtml.mail(mails.find(1).orElseThrow())).contains("/mails/1/source");
        mails.add(List.of(), new byte[2_000]);
        assertThat(mails.newestFirst()).hasSize(1);
    }

    @Test
    void answersNothingElse() throws Exception {
        for (String path : List.of("/mails/1", "/mails/x", "/mails/1/files/0", "/favicon.ico")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        HttpRequest post =
                HttpRequest.newBuilder(address("/"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    private void send(String subject, String html, String text)
            throws MessagingException, IOException {
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.host", "127.0.0.1");
        smtp.setProperty("mail.smtp.port", ports.get(0).toString());
        MimeMessage mail = new MimeMessage(Session.getInstance(smtp));
        mail.setFrom(new InternetAddress("tickets@usher.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("alice@example.com"));
        mail.setSubject(subject, "UTF-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        MimeBodyPart words = new MimeBodyPart();
        words.setContent(new MimeMultipart("alternative", plain, rich));
        MimeBodyPart file = new MimeBodyPart();
        file.setText("content of the file", "UTF-8");
        file.setFileName("a b\"<.txt");
        file.setDisposition(Part.ATTACHMENT);
        mail.setContent(new MimeMultipart(words, file));
        Transport.send(mail);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + ports.get(1) + path);
    }

    private static String policy(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    }
}
