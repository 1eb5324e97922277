package dev.usher.bench.mint;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.Latency;
import dev.usher.bench.process.OwnProgram;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A reference arm: rows of the same columns, in a table with the same indexes. */
record BareMintingArm(Stage stage, OwnProgram program, BareOrder.Way way, int tickets)
        implements Arm {

    private static final String PROCESS = "bare minting";

    /** Starts the program, and creates its table. */
    static OwnProgram start(Stage stage) {
        stage.database()
                .execute(
                        """
                        create table bench.bare_ticket (like ticket.ticket including all);
                        alter table bench.bare_ticket add column credential text not null;
                        """);
        return stage.add(
                PROCESS,
                OwnProgram.start(
                        BareMinting.class,
                        stage.log("bare-minting"),
                        List.of(
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED")));
    }

    @Override
    public String name() {
        return way.toString();
    }

    @Override
    public Set<String> processes() {
        return Set.of(PROCESS, Stage.POSTGRES);
    }

    @Override
    public void prepare() {
        stage.database().execute("truncate bench.bare_ticket");
    }

    @Override
    public Work burst(Duration length) {
        BareMinting.Made made =
                program.ask(
                        new BareOrder(stage.database().url(), way, tickets, length.toMillis()),
                        BareMinting.Made.class);
        return new Work(
                made.tickets(), 1e9 * made.tickets() / made.nanos(), Latency.NONE, Map.of());
    }

    @Override
    public List<String> violations(Work work) {
        long rows = stage.database().number("select count(*) from bench.bare_ticket");
        return rows == work.operations() ? List.of() : List.of(rows + " rows");
    }
}
