package dev.usher.ticket.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarEntryTests {

    private static final Instant ISSUED = Instant.parse("2026-11-22T17:00:00.120Z");

    @Test
    void tellsWhenAndWhere() {
        assertThat(write(PrintedTickets.winterJazz()))
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
                .contains("\r\nUID:01932f6e-8a3c-8d4e-9f10-2b3c4d5e6f70\r\n")
                .contains("\r\nSEQUENCE:3\r\n")
                .contains("\r\nDTSTAMP:20261122T170000Z\r\n")
                .contains("\r\nDTSTART:20270120T190000Z\r\nDTEND:20270120T230000Z\r\n")
                .contains("\r\nLOCATION:Paradiso\\, Weteringschans 6\\, Amsterdam\\, NL\r\n")
                .contains("\r\nSTATUS:CONFIRMED\r\n")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
                .doesNotContain(PrintedTickets.CODE);
        assertThat(write(PrintedTickets.cancelled())).contains("\r\nSTATUS:CANCELLED\r\n");
    }

    @Test
    void escapesWhatWouldBeginAnotherProperty() {
        String entry =
                write(PrintedTickets.named("Jazz; a, b \\ c\r\nATTACH:https://evil.test", null));

        assertThat(entry)
                .contains("\r\nSUMMARY:Jazz\\; a\\, b \\\\ c ATTACH:https://evil.test\r\n")
                .doesNotContain("\nATTACH");
    }

    @Test
    void foldsBetweenCharactersAtSeventyFiveOctets() {
        String title = "Ünïcödé 🎷 ".repeat(18).strip();

        String entry = write(PrintedTickets.named(title, null));

        assertThat(entry.lines()).allMatch(line -> line.getBytes(UTF_8).length <= 75);
        assertThat(entry).doesNotContain("\ufffd").contains("\r\n ");
        assertThat(entry.replace("\r\n ", "")).contains("SUMMARY:" + title + "\r\n");
    }

    private static String write(PrintedTicket ticket) {
        return new String(CalendarEntry.write(ticket, 3, ISSUED), UTF_8);
    }
}
