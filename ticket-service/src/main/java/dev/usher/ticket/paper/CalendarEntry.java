package dev.usher.ticket.paper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes the calendar entry of a ticket (RFC 5545). Times are in UTC, which needs no rules of zones
 * in the file; the event's own time and zone are told in words.
 */
public final class CalendarEntry {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** The octets of a line, without its break. */
    private static final int MAX_OCTETS = 75;

    private final StringBuilder file = new StringBuilder(1024);

    private CalendarEntry() {}

    /**
     * Returns the file.
     *
     * @param sequence rises with every change of the ticket or its event
     * @param issuedAt the time at which the ticket was made
     */
    public static byte[] write(PrintedTicket ticket, long sequence, Instant issuedAt) {
        CalendarEntry entry = new CalendarEntry();
        entry.line("BEGIN", "VCALENDAR");
        entry.line("VERSION", "2.0");
        entry.line("PRODID", "-//Usher//Tickets//EN");
        entry.line("CALSCALE", "GREGORIAN");
        entry.line("BEGIN", "VEVENT");
        entry.line("UID", ticket.id().toString());
        entry.line("SEQUENCE", Long.toString(sequence));
        entry.line("DTSTAMP", UTC.format(issuedAt));
        entry.line("DTSTART", UTC.format(ticket.show().startsAt()));
        entry.line("DTEND", UTC.format(ticket.show().endsAt()));
        entry.line("SUMMARY", escaped(ticket.show().title()));
        entry.line("LOCATION", escaped(String.join(", ", ticket.place())));
        entry.line("DESCRIPTION", escaped(description(ticket)));
        entry.line("STATUS", ticket.pass() == null ? "CANCELLED" : "CONFIRMED");
        entry.line("END", "VEVENT");
        entry.line("END", "VCALENDAR");
        return entry.file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String description(PrintedTicket ticket) {
        return ticket.type()
                + "\n"
                + PrintedTime.of(ticket.show())
                + "\n"
                + PrintedTime.zone(ticket.show());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Folds the line before a character that would exceed its octets; the blank counts as one. */
    private void line(String name, String value) {
        int octets = 0;
        int[] characters = (name + ":" + value).codePoints().toArray();
        for (int character : characters) {
            int more = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > MAX_OCTETS) {
                file.append("\r\n ");
                octets = 1;
            }
            file.appendCodePoint(character);
            octets += more;
        }
        file.append("\r\n");
    }
}
