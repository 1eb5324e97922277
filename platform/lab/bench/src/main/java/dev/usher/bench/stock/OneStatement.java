package dev.usher.bench.stock;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Work;
import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.postgres.Pgbench;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.Seeds.SeededEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The reference: a whole reservation as one statement of pgbench, on copies of the tables. */
final class OneStatement implements Arm {

    static final int CLIENTS = 32;

    private final Stage stage;
    private final BenchDatabase database;
    private final SeededEvent hot;

    OneStatement(Stage stage, SeededEvent hot) {
        this.stage = stage;
        this.database = stage.database();
        this.hot = hot;
        database.execute(
                """
                create table bench.allotment (like event.allotment including all)
                    with (fillfactor = 50);
                create table bench.reservation (like event.reservation including all);
                create table bench.reservation_item (like event.reservation_item including all,
                    foreign key (reservation_id) references bench.reservation on delete cascade);
                insert into bench.allotment select * from event.allotment;
                grant all on all tables in schema bench to bench;
                """);
    }

    @Override
    public String name() {
        return "one-statement CTE";
    }

    @Override
    public Set<String> processes() {
        return Set.of(Stage.POSTGRES);
    }

    @Override
    public void prepare() {
        database.execute(
                """
                truncate bench.reservation, bench.reservation_item;
                update bench.allotment set held = 0 where held > 0
                """);
    }

    @Override
    public Work burst(Duration length) {
        return Work.of(
                stage.pgbench()
                        .run(new Pgbench.Plan("reserve", script(), CLIENTS, length.toMillis())));
    }

    @Override
    public List<String> violations(Work work) {
        long held = database.number("select sum(held) from bench.allotment");
        long rows = database.number("select count(*) from bench.reservation_item");
        return held == work.operations() && rows == held && work.outcomes().isEmpty()
                ? List.of()
                : List.of(
                        "%d done, %d held, %d rows, %s"
                                .formatted(work.operations(), held, rows, work.outcomes()));
    }

    private String script() {
        return """
        \\set buyer random(1, 256)
        with taken as (
            update allotment set held = held + 1
            where ticket_type_id = '%2$s' and open and held + sold + 1 <= capacity
            returning ticket_type_id
        ), placed as (
            insert into reservation (id, event_id, holder_id, status, held_until, expires_at,
                created_at, updated_at, version, message_sequence)
            select uuidv7(), '%1$s', 'buyer ' || :buyer::int, 'HELD', now() + interval '10 minutes',
                now() + interval '10 minutes', now(), now(), 1, 0
            from taken
            returning id
        )
        insert into reservation_item (reservation_id, position, ticket_type_id, name, quantity,
            unit_amount, currency)
        select id, 1, '%2$s', 'Type 0', 1, 2500, 'EUR' from placed;
        """
                .formatted(hot.event(), hot.ticketType());
    }
}
