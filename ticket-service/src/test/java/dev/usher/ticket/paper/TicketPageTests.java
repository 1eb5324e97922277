package dev.usher.ticket.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketPageTests {

    private static final String QR = "<svg role=\"img\" aria-label=\"QR\"></svg>";

    @Test
    void showsThePassAndTheFacts() {
        assertThat(write(PrintedTickets.winterJazz()))
                .contains("<h1 dir=\"auto\">Winter Jazz</h1>")
                .contains(QR)
                .contains(PrintedTickets.CODE)
                .contains("Europe/Amsterdam (Central European Standard Time)")
                .contains("Alice Example");
    }

    @Test
    void interpretsNoText() {
        String page =
                write(
                        PrintedTickets.named(
                                "<script>alert(1)</script>\u202e&amp; \"x\" 'y'",
                                "<img src=x onerror=alert(1)>"));

        assertThat(page)
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp; &quot;x&quot; &#39;y&#39;")
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<script", "<img", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "आरती देशमुख",
                "Jazz 🎷 Nacht 🎉",
                "👩‍👩‍👧 👍🏽 🇩🇪 ❤️ 1️⃣",
                "ג'אז 🎷",
                "حفل جاز"
            })
    void leavesLettersAndPicturesAsTheyAreEachInItsOwnDirection(String text) {
        String escaped = text.replace("'", "&#39;");

        assertThat(write(PrintedTickets.named(text, text)))
                .contains("<title>" + escaped + "</title>")
                .contains("<h1 dir=\"auto\">" + escaped + "</h1>")
                .contains("<dd dir=\"auto\">" + escaped + "</dd>");
    }

    @Test
    void hasNoHalvesOfCharacters() {
        assertThat(write(PrintedTickets.named("a\ud83cb\udfffc", "\ud83c🎷")))
                .contains("<h1 dir=\"auto\">abc</h1>", "<dd dir=\"auto\">🎷</dd>")
                .doesNotContain("?<");
    }

    @Test
    void hasNoPassIfTheTicketIsCancelled() {
        assertThat(write(PrintedTickets.cancelled()))
                .contains("This ticket is cancelled.")
                .doesNotContain("<svg", PrintedTickets.CODE);
    }

    @Test
    void allowsItsOwnStyleAndNothingElse() {
        assertThat(TicketPage.POLICY)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "script");
    }

    private static String write(PrintedTicket ticket) {
        return new String(TicketPage.write(ticket, QR), UTF_8);
    }
}
