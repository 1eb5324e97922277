package dev.usher.chaos.crowd;

import java.util.List;

/** An event on sale, and who stands at its gates. */
record Show(String event, List<String> ticketTypes, Programme programme, List<Actor> gates) {

    Show {
        ticketTypes = List.copyOf(ticketTypes);
        gates = List.copyOf(gates);
    }
}
