package dev.usher.bench.stage;

import dev.usher.bench.harness.Accounts;
import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.NoiseGuard;
import dev.usher.bench.harness.Rounds;
import dev.usher.bench.harness.Series;
import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.load.OpenLoad;
import dev.usher.bench.load.OpenLoadProcess;
import dev.usher.bench.load.Wrk;
import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.postgres.Counters;
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

/** The running suite, load tools and references of one bench, from start to stop. */
public final class Stage implements AutoCloseable {

    /** The account of the process that makes open load. */
    public static final String GENERATOR = "load generator";

    public static final String POSTGRES = "postgres";

    private static final long WARM_UP_MILLIS = 100_000;

    private final BenchSuite suite;
    private final Thoroughness form;
    private final Consumer<String> progress;
    private final Path work;
    private final BenchDatabase database;
    private final Wrk wrk;
    private final OwnProgram generator;
    private final Pgbench pgbench;
    private final Map<String, OwnProgram> programs = new LinkedHashMap<>();
    private final NoiseGuard guard = new NoiseGuard();
    private final Accounts accounts;
    private final Rounds rounds;

    private Stage(
            BenchSuite suite,
            Path pgbench,
            Path wrk,
            Thoroughness form,
            Consumer<String> progress) {
        this.suite = suite;
        this.form = form;
        this.progress = progress;
        this.work = suite.home().state().resolve("work");
        createDirectory(work);
        this.database = suite.database();
        this.wrk = new Wrk(wrk, work);
        this.generator =
                OwnProgram.start(
                        OpenLoadProcess.class,
                        log("load-generator"),
                        List.of("-Xmx512m", "-XX:+UseSerialGC"));
        this.pgbench = new Pgbench(pgbench, work, database);
        this.accounts = new Accounts(this::roots, Runtime.getRuntime().availableProcessors());
        this.rounds = new Rounds(accounts, guard, progress);
    }

    /** Starts a suite and its load tools. */
    public static Stage open(
            Path project, boolean fresh, Thoroughness form, Consumer<String> progress) {
        Path pgbench = Pgbench.required();
        Path wrk = Wrk.required();
        progress.accept("starting a suite");
        BenchSuite suite = BenchSuite.start(project, fresh, progress);
        try {
            Stage stage = new Stage(suite, pgbench, wrk, form, progress);
            stage.database.prepareReferences();
            return stage;
        } catch (RuntimeException failed) {
            suite.close();
            throw failed;
        }
    }

    /** The root process of each component, tool and program. */
    public Map<String, Long> roots() {
        Map<String, Long> roots = new LinkedHashMap<>(suite.roots());
        roots.put(GENERATOR, generator.pid());
        programs.forEach((name, program) -> roots.put(name, program.pid()));
        return roots;
    }

    public BenchSuite suite() {
        return suite;
    }

    public Thoroughness form() {
        return form;
    }

    public BenchDatabase database() {
        return database;
    }

    public Counters counters() {
        return new Counters(database);
    }

    /** The CPU time of all processes, for passes that are not bursts. */
    public Accounts accounts() {
        return accounts;
    }

    public Pgbench pgbench() {
        return pgbench;
    }

    public void progress(String step) {
        progress.accept(step);
    }

    /** The log file of a program. */
    public Path log(String name) {
        Home home = suite.home();
        return home.log(name);
    }

    /** A file for scripts and requests. */
    public Path file(String name) {
        return work.resolve(name);
    }

    /** Counts a program's CPU time under this name and stops it together with the stage. */
    public OwnProgram add(String name, OwnProgram program) {
        programs.put(name, program);
        return program;
    }

    /** Writes requests to a file of that name and returns its path. */
    public String requests(String name, List<LoadRequest> requests) {
        Path file = work.resolve(name + ".requests");
        LoadRequest.write(file, requests);
        return file.toString();
    }

    public LoadReport load(ClosedLoad load) {
        return wrk.run(load);
    }

    public LoadReport load(OpenLoad load) {
        return generator.ask(load, LoadReport.class);
    }

    /** Sends a number of requests, or as many as are answered in a hundred seconds. */
    public void warmUp(String what, int port, String requests, int connections, long count) {
        progress.accept("warming up " + what);
        load(new ClosedLoad(port, requests, connections, WARM_UP_MILLIS, count));
    }

    public Series rounds(String title, List<Arm> arms) {
        return rounds.run(title, arms, form.rounds(), form.burst());
    }

    /** Runs rounds with bursts of the given length. */
    public Series rounds(String title, List<Arm> arms, Duration burst) {
        return rounds(title, arms, form.rounds(), burst);
    }

    /** Runs the given number of rounds. */
    public Series rounds(String title, List<Arm> arms, int number, Duration burst) {
        return rounds.run(title, arms, number, burst);
    }

    /** Remarks of the harness about repeats, noise and void bursts. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                "%d pairs of bursts of %d s in mirrored order, unless stated; %d bursts repeated because other processes took"
                                .formatted(
                                        form.rounds() * 2,
                                        form.burst().toSeconds(),
                                        guard.repeats())
                        + " more than %.0f %% of the machine, %d kept nevertheless."
                                .formatted(100 * NoiseGuard.ALLOWED, guard.noisy()));
        remarks.add(
                "With --quick bursts last %d s, 1 s for reads of the catalog; without it %d s, unless stated."
                        .formatted(
                                Thoroughness.QUICK.burst().toSeconds(),
                                Thoroughness.FULL.burst().toSeconds()));
        remarks.add(
                rounds.voids().isEmpty()
                        ? "Every burst was valid."
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
