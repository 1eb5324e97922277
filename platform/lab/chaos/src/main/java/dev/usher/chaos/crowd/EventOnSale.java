package dev.usher.chaos.crowd;

import java.util.List;

/** An event on sale with the staff of its gates. */
record EventOnSale(String event, List<String> ticketTypes, Programme programme, List<Actor> gates) {

    EventOnSale {
        ticketTypes = List.copyOf(ticketTypes);
        gates = List.copyOf(gates);
    }
}
