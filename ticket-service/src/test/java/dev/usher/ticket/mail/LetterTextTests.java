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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void cutsNoFlagOfASubjectInTwo() {
        String start = "Your ticket for ";
        String title = "a".repeat(118 - start.length()) + "🇩🇪".repeat(9);

        String subject =
                new LetterText(MailKind.TICKETS, List.of(copy(title, null)), true, "").subject();

        assertThat(subject).endsWith("a…");
    }

    @Test
    void keepsTheOrderOfOtherWordsAroundATextFromTheRight() {
        LetterText words =
                new LetterText(MailKind.TICKETS, List.of(copy("חורף", "יעל 🎷")), true, "");

        assertThat(words.subject()).isEqualTo("Your ticket for \u2068חורף\u2069");
        assertThat(words.text())
                .contains("\r\nחורף\r\n")
                .contains("- Standing, \u2068יעל 🎷\u2069\r\n");
        assertThat(words.html())
                .contains("<h1 dir=\"auto\"", ">חורף</h1>")
                .contains("<div dir=\"auto\" style=\"color:#4a4f5c\">יעל 🎷</div>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"आरती देशमुख", "Jazz 🎷 Nacht 🎉", "👩‍👩‍👧 👍🏽 🇩🇪 ❤️ 1️⃣"})
    void leavesLettersAndPicturesAsTheyAre(String title) {
        LetterText words = new LetterText(MailKind.TICKETS, List.of(copy(title, title)), true, "");

        assertThat(words.subject()).isEqualTo("Your ticket for " + title);
        assertThat(words.text()).contains("\r\n" + title + "\r\n", "- Standing, " + title + "\r\n");
        assertThat(words.html()).contains(">" + title + "</h1>", ">" + title + "</div>");
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
