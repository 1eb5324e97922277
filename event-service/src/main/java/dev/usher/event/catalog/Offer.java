package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as something to buy tickets of.
 *
 * @param version grows with each change of it
 */
public record Offer(
        EventId event,
        long version,
        String organizerId,
        boolean onSale,
        String title,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        Instant admissionOpensAt,
        Location location,
        @Nullable Integer maxPerBuyer,
        List<Type> types) {

    public Offer {
        types = List.copyOf(types);
    }

    public Optional<Type> type(TicketTypeId id) {
        return types.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    static Offer of(Event event) {
        return new Offer(
                event.id(),
                event.version(),
                event.organizerId(),
                event.status() == EventStatus.PUBLISHED,
                event.title(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                event.admission().opens(event.startsAt()),
                event.location(),
                event.maxPerBuyer(),
                event.ticketTypes().stream().map(type -> Type.of(type, event)).toList());
    }

    /**
     * One ticket type of it; sold from {@code salesStartAt}, if given, until {@code salesEndAt}.
     */
    public record Type(
            TicketTypeId id,
            String name,
            Money price,
            int maxPerOrder,
            boolean retired,
            @Nullable Instant salesStartAt,
            Instant salesEndAt) {

        public boolean soldAt(Instant now) {
            return !retired
                    && (salesStartAt == null || !now.isBefore(salesStartAt))
                    && now.isBefore(salesEndAt);
        }

        private static Type of(TicketType type, Event event) {
            Instant end = type.salesEndAt();
            return new Type(
                    type.id(),
                    type.name(),
                    type.price(),
                    type.maxPerOrder(),
                    type.retired(),
                    type.salesStartAt(),
                    end == null ? event.endsAt() : end);
        }
    }
}
