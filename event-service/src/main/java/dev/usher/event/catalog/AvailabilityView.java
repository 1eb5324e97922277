package dev.usher.event.catalog;

import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Allotment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What is left of an event, in all and per ticket type. */
record AvailabilityView(int capacity, int sold, int held, int available, List<Type> ticketTypes) {

    record Type(UUID id, String name, int capacity, int sold, int held, int available) {}

    /** Retired types count no longer: nothing of them is for sale. */
    static AvailabilityView of(Event event, List<Allotment> allotments) {
        Map<TicketTypeId, Allotment> stock =
                allotments.stream()
                        .collect(Collectors.toMap(Allotment::ticketType, Function.identity()));
        List<Type> types = new ArrayList<>();
        for (TicketType type : event.ticketTypes()) {
            Allotment allotment = stock.get(type.id());
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

    private static Type of(TicketType type, Allotment allotment) {
        return new Type(
                type.id().value(),
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
