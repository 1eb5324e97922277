package dev.usher.ticket.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTextTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
                    Café,               Cafe\u0301
                    one two,            "one\n\ttwo"
                    gpj.exe,            "\u202egpj.exe\u202c"
                    a b,                "a\u0000\u200b\ufeffb"
                    می‌خواهم,           می‌خواهم
                    """)
    void cleansTheTextOfAStranger(String clean, String text) {
        assertThat(PrintableText.line(text)).isEqualTo(clean);
    }

    @Test
    void joinsArabicLetters() {
        assertThat(ArabicForms.join("سلام")).isEqualTo("\ufeb3\ufefc\ufee1");
        assertThat(ArabicForms.join("بيت")).isEqualTo("\ufe91\ufef4\ufe96");
        assertThat(ArabicForms.join("گل")).isEqualTo("\ufb94\ufede");
        assertThat(ArabicForms.join("Jazz")).isEqualTo("Jazz");
    }

    @Test
    void joinsOverAMarkAndNotOverANonJoiner() {
        assertThat(ArabicForms.join("ب\u064eي")).isEqualTo("\ufe91\u064e\ufef2");
        assertThat(ArabicForms.join("ب\u200cي")).isEqualTo("\ufe8f\u200c\ufef1");
    }

    @Test
    void drawsHebrewFromTheRightAndNumbersFromTheLeft() {
        String line = "ג'אז 2027 (חורף)";

        assertThat(VisualOrder.beginsRight(line)).isTrue();
        assertThat(VisualOrder.of(line, true)).isEqualTo("(ףרוח) 2027 זא'ג");
        assertThat(VisualOrder.beginsRight("Jazz חורף")).isFalse();
        assertThat(VisualOrder.of("Jazz חורף 7", false)).isEqualTo("Jazz 7 ףרוח");
    }

    @Test
    void tellsTheTimeInTheZoneOfTheEvent() {
        PrintedTicket.Show show = PrintedTickets.winterJazz().show();

        assertThat(PrintedTime.of(show))
                .isEqualTo("Wednesday, 20 January 2027, 20:00 – Thursday, 21 January 2027, 00:00");
        assertThat(PrintedTime.zone(show))
                .isEqualTo("Europe/Amsterdam (Central European Standard Time)");
        PrintedTicket.Show afternoon =
                new PrintedTicket.Show(
                        "Tea",
                        Instant.parse("2027-07-01T05:00:00Z"),
                        Instant.parse("2027-07-01T07:30:00Z"),
                        ZoneId.of("Asia/Kathmandu"));
        assertThat(PrintedTime.of(afternoon)).isEqualTo("Thursday, 1 July 2027, 10:45 – 13:15");
    }
}
