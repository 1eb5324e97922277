package dev.usher.event.offer;

import dev.usher.event.EventId;
import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import dev.usher.event.catalog.EventView;
import dev.usher.event.catalog.Location;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as its buyers need to know it.
 *
 * @param version increases with each change of the event
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

    static Offer of(EventView event, boolean organizerSuspended) {
        return new Offer(
                new EventId(event.id()),
                event.version(),
                event.organizerId(),
                event.onSale() && !organizerSuspended,
                event.title(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                event.admissionOpensAt(),
                event.location(),
                event.maxPerBuyer(),
                event.ticketTypes().stream().map(type -> Type.of(type, event)).toList());
    }

    /**
     * A ticket type of the event.
     *
     * @param salesStartAt the start of sales; null for no limit
     * @param salesEndAt the end of sales, exclusive
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

        private static Type of(EventView.Type type, EventView event) {
            Instant end = type.salesEndAt();
            return new Type(
                    new TicketTypeId(type.id()),
                    type.name(),
                    type.price(),
                    type.maxPerOrder(),
                    type.retired(),
                    type.salesStartAt(),
                    end == null ? event.endsAt() : end);
        }
    }
}
