package dev.usher.bench.stock;

import dev.usher.bench.harness.Work;
import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.Seeds;
import dev.usher.bench.suite.Seeds.SeededEvent;
import java.util.ArrayList;
import java.util.List;

/** The events whose seats the bench reserves, and the checks of their stock. */
final class SeatSale {

    /** Enough seats for any burst, and the maximum of an event. */
    static final int CAPACITY = 1_000_000;

    /** Many buyers take turns, so that no buyer's lock or limit is reached. */
    private static final int BUYERS = 256;

    private final BenchDatabase database;
    private final List<SeededEvent> onSale;
    private final List<String> tokens;

    private SeatSale(BenchDatabase database, List<SeededEvent> onSale, List<String> tokens) {
        this.database = database;
        this.onSale = onSale;
        this.tokens = tokens;
    }

    static SeatSale open(Stage stage, int events) {
        Seeds seeds = new Seeds(stage.database());
        seeds.deleteAll();
        seeds.events(events, 1, CAPACITY);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            tokens.add(stage.suite().token("buyer " + i));
        }
        return new SeatSale(stage.database(), seeds.first(events), tokens);
    }

    SeededEvent hot() {
        return onSale.getFirst();
    }

    /** Reservations of one seat each, on the given number of events in turn. */
    List<LoadRequest> reservations(int events, boolean withKey) {
        List<LoadRequest> requests = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            SeededEvent event = onSale.get(i % events);
            String body =
                    "{\"eventId\":\"%s\",\"items\":[{\"ticketTypeId\":\"%s\",\"quantity\":1}]}"
                            .formatted(event.event(), event.ticketType());
            String[] headers =
                    withKey
                            ? new String[] {"Idempotency-Key: " + LoadRequest.UNIQUE}
                            : new String[0];
            requests.add(
                    LoadRequest.post(
                            "localhost", "/v1/reservations", tokens.get(i), body, headers));
        }
        return requests;
    }

    /** Removes all reservations and returns all seats. */
    void clear() {
        database.execute(
                """
                truncate event.reservation, event.reservation_item, event.idempotency;
                update event.allotment set held = 0, sold = 0 where held > 0 or sold > 0
                """);
    }

    /** Sets the capacity of the hot ticket type. */
    void limit(int seats) {
        database.update(
                "update event.allotment set capacity = ? where ticket_type_id = ?",
                seats,
                hot().ticketType());
    }

    long held() {
        return database.number("select sum(held) from event.allotment");
    }

    /** Returns differences between answers, stock and reservations; oversold stock is one. */
    List<String> violations(Work work) {
        List<String> found = new ArrayList<>();
        long answered = work.count("201");
        long items =
                database.number(
                        """
                        select coalesce(sum(i.quantity), 0)
                        from event.reservation r
                        join event.reservation_item i on i.reservation_id = r.id
                        where r.status = 'HELD'
                        """);
        if (answered != work.operations() || work.count(Work.FAILURES) > 0) {
            found.add("answers were " + work.outcomes());
        }
        if (held() != answered || items != answered) {
            found.add("%d answered, %d held, %d reserved".formatted(answered, held(), items));
        }
        if (oversold() > 0) {
            found.add("oversold");
        }
        return found;
    }

    long oversold() {
        return database.number(
                "select count(*) from event.allotment where held + sold > capacity or held < 0");
    }
}
