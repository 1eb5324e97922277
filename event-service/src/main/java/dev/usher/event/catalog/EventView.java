package dev.usher.event.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.event.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the API shows it. While there is one ticket type, its price and capacity are repeated
 * at the top level, as in the short form.
 */
public record EventView(
        UUID id,
        String organizerId,
        EventStatus status,
        boolean suspended,
        String title,
        @Nullable String description,
        Location location,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money price,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer capacity,
        List<Type> ticketTypes,
        @Nullable Integer maxPerBuyer,
        Entry admission,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    /** Shows an event. Only its owner sees retired ticket types. */
    static EventView of(Event event, boolean forOwner) {
        List<Type> types =
                event.ticketTypes().stream()
                        .filter(type -> forOwner || !type.retired())
                        .map(Type::of)
                        .toList();
        List<Type> sold = types.stream().filter(type -> !type.retired()).toList();
        @Nullable Type only = sold.size() == 1 ? sold.getFirst() : null;
        return new EventView(
                event.id().value(),
                event.organizerId(),
                event.status(),
                event.suspended(),
                event.title(),
                event.description(),
                event.location(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                only == null ? null : only.price(),
                only == null ? null : only.capacity(),
                types,
                event.maxPerBuyer(),
                Entry.of(event.admission()),
                event.createdAt(),
                event.updatedAt(),
                event.version());
    }

    @JsonIgnore
    public boolean onSale() {
        return status == EventStatus.PUBLISHED && !suspended;
    }

    /** The start of admission: the organizer's, or else the default. */
    @JsonIgnore
    public Instant admissionOpensAt() {
        return Admission.opens(admission.opensAt(), startsAt);
    }

    public record Type(
            UUID id,
            String name,
            Money price,
            int capacity,
            int maxPerOrder,
            @Nullable Instant salesStartAt,
            @Nullable Instant salesEndAt,
            boolean retired) {

        static Type of(TicketType type) {
            return new Type(
                    type.id().value(),
                    type.name(),
                    type.price(),
                    type.capacity(),
                    type.maxPerOrder(),
                    type.salesStartAt(),
                    type.salesEndAt(),
                    type.retired());
        }
    }

    public record Entry(
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            boolean reentry,
            boolean supersedeOnHolderChange,
            boolean degradedOnSignature) {

        static Entry of(Admission admission) {
            return new Entry(
                    admission.opensAt(),
                    admission.closesAt(),
                    admission.reentry(),
                    admission.supersedeOnHolderChange(),
                    admission.degradedOnSignature());
        }
    }
}
