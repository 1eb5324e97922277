package dev.usher.bench.catalog;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Work;
import dev.usher.bench.postgres.Pgbench;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The reference of cold pages: the same statements on the same tables, sent by pgbench. */
final class SameSql implements Arm {

    private static final int CLIENTS = 32;

    private final Stage stage;
    private final Pages pages;

    SameSql(Stage stage, Pages pages) {
        this.stage = stage;
        this.pages = pages;
        stage.database()
                .execute(
                        """
                        grant usage on schema event to bench;
                        grant select on event.event, event.ticket_type to bench
                        """);
    }

    @Override
    public String name() {
        return "pgbench, same SQL";
    }

    @Override
    public Set<String> processes() {
        return Set.of(Stage.POSTGRES);
    }

    @Override
    public Work burst(Duration length) {
        return Work.of(
                stage.pgbench()
                        .run(new Pgbench.Plan("page", script(), CLIENTS, length.toMillis())));
    }

    @Override
    public List<String> violations(Work work) {
        return work.outcomes().isEmpty() ? List.of() : List.of(work.outcomes().toString());
    }

    private String script() {
        return """
        \\set n random(0, %1$d)
        begin read only;
        select array_agg(id) as ids from (select at, id from (
            (select starts_at as at, id from event.event
            where status = 'PUBLISHED' and starts_at >= now()
                and (starts_at, id) > (timestamptz '%2$s' + :n::int * interval '1 minute',
                    '00000000-0000-0000-0000-000000000000'::uuid)
            order by starts_at, id limit %3$d)
            ) listed order by at, id limit %3$d) as page \\gset
        select id, admission_closes_at, admission_opens_at, degraded_on_signature, reentry,
            supersede_on_holder_change, created_at, description, ends_at, location_address,
            location_city, location_country, location_name, max_per_buyer, message_sequence,
            organizer_id, starts_at, status, time_zone, title, updated_at, version
        from event.event where id = any (:ids::uuid[]);
        select event_id, id, capacity, max_per_order, name, position, price_amount,
            price_currency, retired, sales_end_at, sales_start_at
        from event.ticket_type where event_id = any (:ids::uuid[]) order by position;
        commit;
        """
                .formatted(
                        Math.max(0, pages.events() - Pages.SIZE - 1),
                        pages.first(),
                        Pages.SIZE + 1);
    }
}
