package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.ticket.OrderId;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MailContentIntegrationTests extends MailIntegrationTest {

    @Test
    void mailsTheTicketsOfAnOrderWithADocumentThatAdmits() throws Exception {
        String address = Orders.newAddress();
        PaymentSucceeded paid = orders().paid("alice", address, 2);

        MimeMessage mail = arrived(address, 1).getFirst();

        assertThat(mail.getSubject()).isEqualTo("Your tickets for Winter Jazz");
        assertThat(mail.getFrom())
                .containsExactly(new InternetAddress("tickets@usher.example", "Usher"));
        assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("help@usher.example"));
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(address));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        ReadMail read = ReadMail.of(mail);
        List<JsonNode> tickets = tickets(paid);
        assertThat(read.text())
                .contains("Winter Jazz", "Wednesday, 20 January 2027, 20:00 – ", "Paradiso")
                .contains("https://shop.example/orders/" + paid.orderId() + "?a=1&b=2\r\n");
        assertThat(read.html())
                .contains("href=\"https://shop.example/orders/" + paid.orderId() + "?a=1&amp;b=2\"")
                .doesNotContain("<script", "<img");
        for (JsonNode ticket : tickets) {
            assertThat(read.text()).contains(ticket.at("/code").asString());
            assertThat(read.html()).contains(ticket.at("/code").asString());
        }
        assertThat(read.files()).containsOnlyKeys("tickets.pdf", "event.ics");
        assertThat(credentials(read.files().get("tickets.pdf")))
                .isEqualTo(
                        tickets.stream().map(each -> each.at("/credential").asString()).toList());
        assertThat(new String(read.files().get("event.ics"), StandardCharsets.UTF_8))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:Winter Jazz");
        JsonNode told = ended(paid);
        assertThat(told.at("/status").asString()).isEqualTo("SENT");
        assertThat(told.at("/recipient").asString()).isEqualTo(address);
        assertThat(told.at("/attempts").asInt()).isEqualTo(1);
        assertThat(mail.getMessageID())
                .isEqualTo("<" + told.at("/id").asString() + "@usher.example>");
    }

    @Test
    void mailsATicketToItsNewHolderAFewTimes() throws Exception {
        PaymentSucceeded paid = orders().paid("alice", "alice@example.com", 2);
        await().atMost(SOON).until(() -> tickets(paid).size() == 2);
        JsonNode ticket = tickets(paid).getFirst();
        String zoe = Orders.newAddress();

        name(ticket, "Zoë", zoe);
        ReadMail read = ReadMail.of(arrived(zoe, 1).getFirst());
        assertThat(arrived(zoe, 1).getFirst().getSubject())
                .isEqualTo("Your ticket for Winter Jazz");
        assertThat(read.text()).contains("Zoë").doesNotContain("shop.example");
        // An event whose terms are not known makes a new credential, which the holder alone sees.
        assertThat(credentials(read.files().get("tickets.pdf")))
                .containsExactly(
                        api.get("/v1/tickets/" + ticket.at("/id").asString(), token(zoe))
                                .expect(200)
                                .string("/credential"));
        name(ticket, "Zoë Example", zoe);
        String yann = Orders.newAddress();
        name(ticket, "Yann", yann);
        arrived(yann, 1);
        String third = Orders.newAddress();
        name(ticket, "Xavier", third);

        assertThat(count("true", third)).isZero();
        assertThat(count("true", zoe)).isEqualTo(1);
        assertThat(api.get(path(paid), olivia()).expect(200).at("/items"))
                .filteredOn(each -> each.at("/kind").asString().equals("HANDOVER"))
                .hasSize(2);
    }

    @Test
    void mailsOnceMoreOnRequestOfTheBuyerAndNotTooOften() {
        String address = Orders.newAddress();
        PaymentSucceeded paid = orders().paid("alice", address, 1);
        arrived(address, 1);
        await().until(() -> count("status = 'SENT'", address) == 1);

        assertThat(api.post(path(paid), null, alice()).expect(409).code())
                .isEqualTo("mail_too_soon");
        clock.advance(Duration.ofMinutes(6));
        String now = "alice." + UUID.randomUUID();
        String token =
                issuer.tokenFor("alice").email(now + "@example.com").role("attendee").build();
        JsonNode again = api.post(path(paid), null, token).expect(202).json();
        assertThat(again.at("/status").asString()).isEqualTo("PENDING");
        assertThat(again.at("/recipient").asString()).isEqualTo(now + "@example.com");
        arrived(now + "@example.com", 1);
        await().until(() -> count("status = 'SENT'", now + "@example.com") == 1);
        clock.advance(Duration.ofMinutes(6));
        assertThat(api.post(path(paid), null, alice()).expect(409).code())
                .isEqualTo("too_many_mails");
    }

    @Test
    void tellsAndMailsNothingToOthers() {
        PaymentSucceeded paid = orders().paid("alice", Orders.newAddress(), 1);
        await().atMost(SOON).until(() -> !tickets(paid).isEmpty());

        assertThat(api.get(path(paid), issuer.token("adam", "attendee")).expect(404).code())
                .isEqualTo("not_found");
        assertThat(api.get(path(paid), issuer.token("oscar", "organizer")).expect(404).code())
                .isEqualTo("not_found");
        assertThat(api.get(path(paid), null).expect(401).code()).isEqualTo("unauthenticated");
        api.get(path(paid), olivia()).expect(200);
        assertThat(api.post(path(paid), null, olivia()).expect(403).code()).isEqualTo("forbidden");
        assertThat(api.post(path(paid), null, issuer.token("adam", "attendee")).expect(404).code())
                .isEqualTo("not_found");
        assertThat(
                        api.get("/v1/orders/" + UUID.randomUUID() + "/mails", alice())
                                .expect(404)
                                .code())
                .isEqualTo("not_found");
    }

    @Test
    void keepsWordsOfStrangersWithinTheirPlace() throws Exception {
        String address = Orders.newAddress();
        String evil =
                "Jazz\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script> \u202Egnp.exe 🎷"
                        + "x".repeat(2_000);
        orders().paid("alice", "<img src=x onerror=alert(1)>\r\nX-Evil: 1", address, evil, 1);

        MimeMessage mail = arrived(address, 1).getFirst();

        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(address));
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getSubject())
                .startsWith("Your ticket for Jazz Bcc: victim@example.com <script>alert(1)")
                .endsWith("…")
                .doesNotContain("\r", "\n", "\u202E");
        ReadMail read = ReadMail.of(mail);
        assertThat(read.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; gnp.exe 🎷", "&lt;img src=x")
                .doesNotContain("<script", "<img", "\u202E");
        assertThat(read.text()).contains("🎷x").doesNotContain("\u202E");
        assertThat(raw(mail).lines()).allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "zoë@example.com",
                "a b@example.com",
                "alice@exa mple.com",
                "alice@-example.com",
                "\"alice\"@example.com",
                "alice@example.com\r\nRCPT TO:<bob@example.com>",
                "alice@example.com,bob@example.com"
            })
    void doesNotTryAnAddressThatMailServersCannotTake(String address) {
        PaymentSucceeded paid = orders().paid("alice", address, 1);

        JsonNode told = ended(paid);

        assertThat(told.at("/status").asString()).isEqualTo("FAILED");
        assertThat(told.at("/reason").asString()).isEqualTo("ADDRESS_NOT_POSSIBLE");
        assertThat(told.at("/attempts").asInt()).isEqualTo(1);
    }

    @Test
    void tellsThatNoAddressIsKnown() {
        JsonNode told = ended(orders().paid("alice", null, 1));

        assertThat(told.at("/status").asString()).isEqualTo("FAILED");
        assertThat(told.at("/reason").asString()).isEqualTo("NO_ADDRESS");
        assertThat(told.at("/recipient").isNull()).isTrue();
    }

    private JsonNode ended(PaymentSucceeded paid) {
        await().atMost(SOON)
                .until(() ->
                        mails.ofOrder(new OrderId(paid.orderId()), 2).stream()
                                .anyMatch(mail -> !mail.isPending()));
        return api.get(path(paid), alice()).expect(200).at("/items/0");
    }

    private static String raw(MimeMessage mail) throws Exception {
        return new String(mail.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void name(JsonNode ticket, String name, String email) {
        api.patch(
                        "/v1/tickets/" + ticket.at("/id").asString(),
                        Map.of("holder", Map.of("name", name, "email", email)),
                        alice())
                .expect(200);
    }

    private String token(String address) {
        return issuer.token(address.substring(0, address.indexOf('@')), "attendee");
    }
}
