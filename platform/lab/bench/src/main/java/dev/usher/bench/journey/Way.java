package dev.usher.bench.journey;

import dev.usher.bench.journey.bare.BareProgram;
import dev.usher.bench.reference.Servers;
import dev.usher.bench.stage.Stage;
import java.nio.file.Path;
import java.util.Set;

/**
 * The addresses and processes that journeys pass: those of the suite, or of the bare chain that it
 * is compared with.
 *
 * @param prefix the beginning of the names of its arms
 * @param cast the file of the people
 * @param waiting a query that counts what is still to be done for journeys that have ended
 */
record Way(
        String prefix,
        String gateway,
        String sandbox,
        Path cast,
        Set<String> processes,
        String waiting) {

    /** The processes on the way through the bare chain; PostgreSQL and Kafka are the suite's. */
    static final Set<String> BARE =
            Set.of(BareProgram.CHAIN, Servers.SECOND_SANDBOX, Journeys.KAFKA, Stage.POSTGRES);

    private static final String OUTBOXES =
            """
            select (select count(*) from event.outbox) + (select count(*) from payment.outbox)
                + (select count(*) from ticket.outbox)
            """;

    private static final String PLACES_TO_BE_COUNTED_AS_SOLD =
            """
            select count(*) from bare.reservation r join bare.orders o on o.id = r.order_id
            where r.status = 'CHECKOUT' and o.status = 'FULFILLED'
            """;

    Way {
        processes = Set.copyOf(processes);
    }

    static Way throughTheSuite(Stage stage, Path cast) {
        return new Way(
                "",
                stage.suite().ports().gatewayUrl(),
                stage.suite().ports().sandboxUrl(),
                cast,
                Journeys.SUITE,
                OUTBOXES);
    }

    static Way throughTheChain(BareProgram bare, Path cast) {
        return new Way(
                BareProgram.CHAIN + ", ",
                bare.gatewayUrl(),
                bare.sandboxUrl(),
                cast,
                BARE,
                PLACES_TO_BE_COUNTED_AS_SOLD);
    }
}
