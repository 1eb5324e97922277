package dev.usher.event.availability;

import dev.usher.event.TicketTypeId;
import dev.usher.event.catalog.EventView;
import dev.usher.event.stock.Allotment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The counts of an event's tickets, in total and per ticket type. */
record AvailabilityView(int capacity, int sold, int held, int available, List<Type> ticketTypes) {

    record Type(UUID id, String name, int capacity, int sold, int held, int available) {}

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
