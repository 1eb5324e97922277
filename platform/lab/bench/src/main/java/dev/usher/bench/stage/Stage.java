package dev.usher.bench.stage;

import dev.usher.bench.harness.Accounts;
import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.NoiseGuard;
import dev.usher.bench.harness.Rounds;
import dev.usher.bench.harness.Series;
import dev.usher.bench.load.Generator;
import dev.usher.bench.load.LoadOrder;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.load.Request;
import dev.usher.bench.postgres.Counters;
import dev.usher.bench.postgres.Database;
import dev.usher.bench.postgres.Pgbench;
import dev.usher.bench.process.OwnProgram;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.local.suite.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One bench's surroundings, from the suite's start to its end. */
public final class Stage implements AutoCloseable {

    /** The account of the load process. */
    public static final String GENERATOR = "load generator";

    public static final String POSTGRES = "postgres";

    private static final long WARM_UP_MILLIS = 100_000;

    private final BenchSuite suite;
    private final Form form;
    private final Consumer<String> progress;
    private final Path work;
    private final Database database;
    private final Generator generator;
    private final Pgbench pgbench;
    private final Map<String, OwnProgram> programs = new LinkedHashMap<>();
    private final NoiseGuard guard = new NoiseGuard();
    private final Rounds rounds;

    private Stage(BenchSuite suite, Path pgbench, Form form, Consumer<String> progress) {
        this.suite = suite;
        this.form = form;
        this.progress = progress;
        this.work = suite.home().state().resolve("work");
        createDirectory(work);
        this.database = suite.database();
        this.generator = Generator.start(log("load-generator"));
        this.pgbench = new Pgbench(pgbench, work, database);
        Accounts accounts = new Accounts(this::roots, Runtime.getRuntime().availableProcessors());
        this.rounds = new Rounds(accounts, guard, progress);
    }

    /** Starts a suite and what belongs to it. */
    public static Stage open(Path project, boolean fresh, Form form, Consumer<String> progress) {
        Path pgbench = Pgbench.required();
        progress.accept("starting a suite");
        BenchSuite suite = BenchSuite.start(project, fresh, progress);
        try {
            Stage stage = new Stage(suite, pgbench, form, progress);
            stage.database.prepareReferences();
            return stage;
        } catch (RuntimeException failed) {
            suite.close();
            throw failed;
        }
    }

    private Map<String, Long> roots() {
        Map<String, Long> roots = new LinkedHashMap<>(suite.roots());
        roots.put(GENERATOR, generator.pid());
        programs.forEach((name, program) -> roots.put(name, program.pid()));
        return roots;
    }

    public BenchSuite suite() {
        return suite;
    }

    public Form form() {
        return form;
    }

    public Database database() {
        return database;
    }

    public Counters counters() {
        return new Counters(database);
    }

    public Pgbench pgbench() {
        return pgbench;
    }

    public void progress(String step) {
        progress.accept(step);
    }

    /** Where a program of that name says what went wrong. */
    public Path log(String name) {
        Home home = suite.home();
        return home.log(name);
    }

    /** A file for scripts and requests. */
    public Path file(String name) {
        return work.resolve(name);
    }

    /** Another program whose CPU time is counted under this name; ends with the stage. */
    public OwnProgram add(String name, OwnProgram program) {
        programs.put(name, program);
        return program;
    }

    /** Ready for the load process; the name tells sets of requests apart. */
    public String requests(String name, List<Request> requests) {
        Path file = work.resolve(name + ".requests");
        Request.write(file, requests);
        return file.toString();
    }

    public LoadReport load(LoadOrder order) {
        return generator.run(order);
    }

    /** So many requests, however long they take, up to a hundred seconds. */
    public void warmUp(String what, int port, String requests, int connections, long count) {
        progress.accept("warming up " + what);
        load(LoadOrder.closed(port, requests, connections, WARM_UP_MILLIS).atMost(count));
    }

    public Series rounds(String title, List<Arm> arms) {
        return rounds.run(title, arms, form.rounds(), form.burst());
    }

    /** With bursts of a length of their own. */
    public Series rounds(String title, List<Arm> arms, Duration burst) {
        return rounds(title, arms, form.rounds(), burst);
    }

    /** With a number of rounds of their own as well. */
    public Series rounds(String title, List<Arm> arms, int number, Duration burst) {
        return rounds.run(title, arms, number, burst);
    }

    /** What the harness has to say about its own work. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                "%d pairs of bursts of %d s in mirrored order, unless said; %d bursts repeated because others took"
                                .formatted(
                                        form.rounds() * 2,
                                        form.burst().toSeconds(),
                                        guard.repeats())
                        + " more than %.0f %% of the machine, %d kept although they did."
                                .formatted(100 * NoiseGuard.ALLOWED, guard.noisy()));
        remarks.add(
                "With --quick bursts last %d s, 1 s for reads of the catalog; otherwise %d s, unless said."
                        .formatted(Form.QUICK.burst().toSeconds(), Form.FULL.burst().toSeconds()));
        remarks.add(
                rounds.voids().isEmpty()
                        ? "The gate let every burst pass."
                        : "Void bursts, measured again: " + String.join(" | ", rounds.voids()));
        return remarks;
    }

    private static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        programs.values().forEach(OwnProgram::close);
        generator.close();
        database.close();
        suite.close();
    }
}
