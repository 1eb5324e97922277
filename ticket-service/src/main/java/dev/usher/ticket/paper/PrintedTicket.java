package dev.usher.ticket.paper;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a person needs who holds a ticket in their hands. Its texts are lines that {@link
 * PrintableText} cleaned.
 *
 * @param place name, address, and city with country, as far as they are known
 * @param holder the name of the person, or null if none is known
 * @param pass what admits; null for a ticket that is cancelled
 */
public record PrintedTicket(
        UUID id,
        UUID orderId,
        Show show,
        List<String> place,
        String type,
        @Nullable String holder,
        @Nullable Pass pass) {

    public PrintedTicket {
        place = place.stream().map(PrintableText::line).filter(line -> !line.isEmpty()).toList();
        type = PrintableText.line(type);
        holder = holder == null ? null : PrintableText.line(holder);
    }

    /** The event, with the zone in which its times are told. */
    public record Show(String title, Instant startsAt, Instant endsAt, ZoneId zone) {

        public Show {
            title = PrintableText.line(title);
        }
    }

    /** The code that a person types, and the modules of the QR code that a gate reads. */
    public record Pass(String code, QrModules qr) {}
}
