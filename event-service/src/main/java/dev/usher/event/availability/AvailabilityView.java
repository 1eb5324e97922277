package dev.usher.event.availability;

import dev.usher.event.TicketTypeId;
import dev.usher.event.catalog.EventView;
import dev.usher.event.stock.Allotment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The counts of an event's tickets, in total and per ticket type. */
@Schema(
        name = "Availability",
        description = "How many tickets of an event are left, in total and per ticket type.")
record AvailabilityView(
        @Schema(description = "Tickets in all", minimum = "0") int capacity,
        @Schema(description = "Tickets that are sold", minimum = "0") int sold,
        @Schema(description = "Tickets that are reserved or in checkout", minimum = "0") int held,
        @Schema(description = "Tickets that can be reserved now", minimum = "0") int available,
        @Schema(description = "The same counts of each ticket type that is not retired")
                List<Type> ticketTypes) {

    @Schema(
            name = "TicketTypeAvailability",
            description = "How many tickets of a ticket type are left.")
    record Type(
            @Schema(description = "The id of the ticket type") UUID id,
            @Schema(description = "The name of the ticket type") String name,
            @Schema(description = "Tickets in all", minimum = "0") int capacity,
            @Schema(description = "Tickets that are sold", minimum = "0") int sold,
            @Schema(description = "Tickets that are reserved or in checkout", minimum = "0")
                    int held,
            @Schema(description = "Tickets that can be reserved now", minimum = "0")
                    int available) {}

    /** Leaves out retired ticket types, because they are not for sale. */
    static AvailabilityView of(EventView event, List<Allotment> allotments) {
        Map<TicketTypeId, Allotment> stock =
                allotments.stream()
                        .collect(Collectors.toMap(Allotment::ticketType, Function.identity()));
        List<Type> types = new ArrayList<>();
        for (EventView.Type type : event.ticketTypes()) {
            Allotment allotment = stock.get(new TicketTypeId(type.id()));
            if (!type.retired() && allotment != null) {
                types.add(of(type, allotment));
            }
        }
        return new AvailabilityView(
                sum(types, Type::capacity),
                sum(types, Type::sold),
                sum(types, Type::held),
                sum(types, Type::available),
                types);
    }

    private static Type of(EventView.Type type, Allotment allotment) {
        return new Type(
                type.id(),
                type.name(),
                allotment.capacity(),
                allotment.sold(),
                allotment.held(),
                allotment.available());
    }

    private static int sum(List<Type> types, ToIntFunction<Type> count) {
        return types.stream().mapToInt(count).sum();
    }
}
