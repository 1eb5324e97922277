package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.ticket.paper.PrintedTicket;
import dev.usher.ticket.paper.QrModules;
import dev.usher.ticket.wallet.PaperCopy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterTextTests {

    private static final UUID ID = UUID.fromString("01932f6e-8a3c-8d4e-9f10-2b3c4d5e6f70");

    @Test
    void tellsWhereTicketsAreThatDoNotFitIntoAMail() {
        LetterText words =
                new LetterText(
                        MailKind.TICKETS,
                        Collections.nCopies(51, copy("Winter Jazz", "Alice")),
                        false,
                        "https://shop.example/o?a=1&b=\"2\"");

        assertThat(words.text())
                .contains("Sign in where you bought them", "\r\n- and more\r\n")
                .contains("https://shop.example/o?a=1&b=\"2\"\r\n");
        assertThat(words.html())
                .contains("And more.", "href=\"https://shop.example/o?a=1&amp;b=&quot;2&quot;\"");
        assertThat(words.text().split("- Standing, Alice", -1)).hasSize(51);
    }

    @Test
    void writesToAHolderAboutOneTicket() {
        LetterText words =
                new LetterText(MailKind.HANDOVER, List.of(copy("Winter Jazz", "Zoë")), true, "");

        assertThat(words.subject()).isEqualTo("Your ticket for Winter Jazz");
        assertThat(words.text())
                .startsWith("A ticket was made out to you.\r\n")
                .contains("The attached document has the QR code")
                .doesNotContain("on the web");
        assertThat(words.html()).doesNotContain("href");
    }

    @Test
    void cutsALongSubjectBetweenCharacters() {
        String subject =
                new LetterText(MailKind.TICKETS, List.of(copy("🎷".repeat(300), null)), true, "")
                        .subject();

        assertThat(subject.codePointCount(0, subject.length())).isEqualTo(120);
        assertThat(subject).endsWith("🎷…").startsWith("Your ticket for 🎷");
    }

    private static PaperCopy copy(String title, @Nullable String holder) {
        PrintedTicket.Show show =
                new PrintedTicket.Show(
                        title,
                        Instant.parse("2027-01-20T19:00:00Z"),
                        Instant.parse("2027-01-20T23:00:00Z"),
                        ZoneId.of("Europe/Amsterdam"));
        return new PaperCopy(
                new PrintedTicket(
                        ID,
                        ID,
                        show,
                        List.of("Paradiso"),
                        "Standing",
                        holder,
                        new PrintedTicket.Pass("013XR-ZP16B-2", noModules())),
                1,
                Instant.EPOCH);
    }

    private static QrModules noModules() {
        return new QrModules() {
            @Override
            public int width() {
                return 0;
            }

            @Override
            public boolean dark(int column, int row) {
                return false;
            }
        };
    }
}
