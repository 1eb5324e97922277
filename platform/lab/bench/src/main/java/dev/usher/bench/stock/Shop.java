package dev.usher.bench.stock;

import dev.usher.bench.harness.Work;
import dev.usher.bench.load.Request;
import dev.usher.bench.postgres.Database;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.Seeds;
import dev.usher.bench.suite.Seeds.Show;
import java.util.ArrayList;
import java.util.List;

/** The events that seats are reserved of, and a look at their books. */
final class Shop {

    /** Enough for any burst, and the most that an event may have. */
    static final int CAPACITY = 1_000_000;

    /** Different buyers in turn, so that no one's lock or limit is in the way. */
    private static final int BUYERS = 256;

    private final Database database;
    private final List<Show> shows;
    private final List<String> tokens;

    private Shop(Database database, List<Show> shows, List<String> tokens) {
        this.database = database;
        this.shows = shows;
        this.tokens = tokens;
    }

    static Shop open(Stage stage, int events) {
        Seeds seeds = new Seeds(stage.database());
        seeds.forgetEverything();
        seeds.events(events, 1, CAPACITY);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            tokens.add(stage.suite().token("buyer " + i));
        }
        return new Shop(stage.database(), seeds.shows(events), tokens);
    }

    Show hot() {
        return shows.getFirst();
    }

    /** One seat each, over the first so many events in turn; a key on each if it is wanted. */
    List<Request> reservations(int events, boolean withKey) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            Show show = shows.get(i % events);
            String body =
                    "{\"eventId\":\"%s\",\"items\":[{\"ticketTypeId\":\"%s\",\"quantity\":1}]}"
                            .formatted(show.event(), show.ticketType());
            String[] headers =
                    withKey ? new String[] {"Idempotency-Key: " + Request.UNIQUE} : new String[0];
            requests.add(
                    Request.post("localhost", "/v1/reservations", tokens.get(i), body, headers));
        }
        return requests;
    }

    /** Every burst begins with nothing sold and nothing written. */
    void clear() {
        database.execute(
                """
                truncate event.reservation, event.reservation_item, event.idempotency;
                update event.allotment set held = 0, sold = 0 where held > 0 or sold > 0
                """);
    }

    /** From now on there are only so many seats of the hot ticket type. */
    void limit(int seats) {
        database.update(
                "update event.allotment set capacity = ? where ticket_type_id = ?",
                seats,
                hot().ticketType());
    }

    long held() {
        return database.number("select sum(held) from event.allotment");
    }

    /** What must never be: more held than there is, or books that differ. */
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
