package dev.usher.bench.gate;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Work;
import dev.usher.bench.postgres.Pgbench;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A reference: one statement of pgbench with 32 clients, each a durable transaction of its own.
 *
 * @param table the table that it writes
 * @param filling the statement that fills the emptied table; it may do nothing
 */
record ReferenceStatement(Stage stage, String name, String table, String filling, String statement)
        implements Arm {

    static final int CLIENTS = 32;

    /** More rows than are chosen in a burst, so that most are chosen once. */
    private static final int SEATS = 200_000;

    /** Lets a holder in who is outside, by a random number. */
    static ReferenceStatement compareAndSet(Stage stage) {
        return new ReferenceStatement(
                stage,
                "compare and set",
                "(id int primary key, inside boolean not null, scan_id uuid, at timestamptz)"
                        + " with (fillfactor = 80)",
                "insert into bench.%s select n, false from generate_series(1, " + SEATS + ") n",
                """
                \\set seat random(1, %d)
                update %s set inside = true, scan_id = uuidv7(), at = now()
                 where id = :seat and not inside;
                """
                        .formatted(SEATS, "%s"));
    }

    /** Notes a refusal. */
    static ReferenceStatement insert(Stage stage) {
        return new ReferenceStatement(
                stage,
                "one durable INSERT",
                "(like validation.scan including all)",
                "select '%s'",
                """
                insert into %s (event_id, scan_id, direction, presented, result, reason, gate,
                    scanned_at, received_at, staff)
                values ('00000000-0000-4000-8000-000000000001', uuidv7(), 'ENTRY', 'CODE',
                    'REJECTED', 'UNKNOWN_TICKET', 'North', now(), now(), 'door');
                """);
    }

    private String tableName() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** Creates the table. */
    ReferenceStatement created() {
        stage.database()
                .execute(
                        "create table bench.%1$s %2$s; grant all on bench.%1$s to bench"
                                .formatted(tableName(), table));
        return this;
    }

    @Override
    public Set<String> processes() {
        return Set.of(Stage.POSTGRES);
    }

    @Override
    public void prepare() {
        stage.database().execute("truncate bench." + tableName());
        stage.database().execute(filling.formatted(tableName()));
        stage.database().execute("analyze bench." + tableName());
    }

    @Override
    public Work burst(Duration length) {
        return Work.of(
                stage.pgbench()
                        .run(
                                new Pgbench.Plan(
                                        tableName(),
                                        statement.formatted(tableName()),
                                        CLIENTS,
                                        length.toMillis())));
    }

    @Override
    public List<String> violations(Work work) {
        return work.outcomes().isEmpty() ? List.of() : List.of(work.outcomes().toString());
    }
}
