package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.credential.KeyId;
import dev.usher.credential.SignedCredential;
import dev.usher.credential.VerifyingKey;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.ServiceTest;
import dev.usher.platform.testing.TestIssuer;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ServiceTest(schema = "ticket")
class QrIntegrationTests {

    private final Api api;
    private final TestIssuer issuer;
    private final TicketBuyers buyers;

    QrIntegrationTests(MessageProbe kafka, Api api, TestIssuer issuer) {
        this.api = api;
        this.issuer = issuer;
        this.buyers = new TicketBuyers(kafka, api, issuer);
    }

    @Test
    void drawsAQrCodeThatVerifiesUnderThePublishedKey() throws Exception {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        ApiResponse png = api.get(path(ticket) + "/qr.png", token("alice")).expect(200);
        String read = QrReader.read(ImageIO.read(new ByteArrayInputStream(png.bytes())));

        assertThat(read).isEqualTo(text(ticket, "/credential"));
        SignedCredential credential = SignedCredential.parse(read).orElseThrow();
        JsonNode key =
                api.get("/v1/ticket-keys?eventId=" + text(ticket, "/eventId"), null)
                        .expect(200)
                        .at("/keys/0");
        assertThat(credential.keyId()).isEqualTo(KeyId.parse(key.at("/kid").asString()));
        assertThat(credential.verify(VerifyingKey.ofBase64Url(key.at("/x").asString()))).isTrue();
        assertThat(credential.claims().ticketId()).hasToString(text(ticket, "/id"));
        assertThat(png.header("Content-Type")).contains("image/png");
        assertThat(png.header("Cache-Control").orElseThrow()).contains("private", "no-store");
        assertThat(png.header("Vary").orElseThrow()).contains("Authorization");
        ApiResponse svg = api.get(path(ticket) + "/qr.svg?size=200", token("alice")).expect(200);
        assertThat(svg.header("Content-Type")).contains("image/svg+xml");
        assertThat(QrReader.readSvg(svg.text())).isEqualTo(read);
        api.get(
                        path(ticket) + "/qr.png",
                        token("alice"),
                        "If-None-Match",
                        png.header("ETag").orElseThrow())
                .expect(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    png | */*                          | 200
                    png | image/*                      | 200
                    png | text/html, image/png;q=0.1   | 200
                    svg | image/svg+xml                | 200
                    svg | image/png, */*;q=0.1         | 200
                    png | text/plain                   | 406
                    png | image/svg+xml                | 406
                    svg | image/png                    | 406
                    png | image/png;q=0, */*           | 406
                    svg | image/*;q=0                  | 406
                    png | nonsense                     | 406
                    """)
    void settlesTheFormBeforeAnythingIsDone(String form, String accept, int status) {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();
        String path = path(ticket) + "/qr." + form;

        ApiResponse answer = api.get(path, token("alice"), "Accept", accept).expect(status);
        ApiResponse ofUnknown =
                api.get(
                        "/v1/tickets/" + UUID.randomUUID() + "/qr." + form,
                        token("alice"),
                        "Accept",
                        accept);

        if (status == 406) {
            assertThat(answer.code()).isEqualTo("not_acceptable");
            assertThat(ofUnknown.status()).isEqualTo(406);
        }
    }

    @Test
    void drawsNoSizeBeyondTheLimits() {
        JsonNode ticket = buyers.buy("alice", UUID.randomUUID(), 1).getFirst();

        for (String size : List.of("119", "2001", "-1", "many", "480.5")) {
            ApiResponse refused =
                    api.get(path(ticket) + "/qr.png?size=" + size, token("alice")).expect(400);
            assertThat(refused.code()).as(size).isEqualTo("invalid_request");
            assertThat(refused.string("/errors/0/pointer")).isEqualTo("/size");
        }
        for (String size : List.of("120", "2000")) {
            api.get(path(ticket) + "/qr.png?size=" + size, token("alice")).expect(200);
        }
    }

    private String token(String who) {
        return issuer.token(who, "attendee");
    }

    private static String path(JsonNode ticket) {
        return "/v1/tickets/" + text(ticket, "/id");
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString();
    }
}
