package dev.usher.ticket.paper;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Words for the time of an event, in the event's own zone. */
public final class PrintedTime {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE =
            DateTimeFormatter.ofPattern("zzzz", Locale.ENGLISH);

    private PrintedTime() {}

    /** Returns day and times, with the day of the end only if it is another one. */
    public static String of(PrintedTicket.Show show) {
        ZonedDateTime from = show.startsAt().atZone(show.zone());
        ZonedDateTime to = show.endsAt().atZone(show.zone());
        String end =
                from.toLocalDate().equals(to.toLocalDate())
                        ? TIME.format(to)
                        : DAY.format(to) + ", " + TIME.format(to);
        return DAY.format(from) + ", " + TIME.format(from) + " – " + end;
    }

    /** Returns the zone's name and what its clocks are called at the start. */
    public static String zone(PrintedTicket.Show show) {
        String name = ZONE.format(show.startsAt().atZone(show.zone()));
        String id = show.zone().getId();
        return name.equals(id) ? id : id + " (" + name + ")";
    }
}
