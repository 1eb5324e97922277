package dev.usher.bench.postgres;

import dev.usher.bench.load.Latency;
import dev.usher.bench.process.MissingTool;
import dev.usher.bench.process.OwnProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** PostgreSQL's own load tool, which adds the least possible cost to a statement. */
public final class Pgbench {

    private static final Pattern DONE = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");
    private static final Pattern RATE =
            Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    /** Index in a line of its log: client, number, microseconds, script, seconds, microseconds. */
    private static final int LOGGED_MICROS = 2;

    private final Path program;
    private final Path work;
    private final BenchDatabase database;

    /** Scripts and logs are written to the directory. */
    public Pgbench(Path program, Path work, BenchDatabase database) {
        this.program = program;
        this.work = work;
        this.database = database;
    }

    /** The result of a run. The rate excludes the time of connecting. */
    public record Result(long transactions, long failed, double perSecond, Latency latency) {}

    /** The plan of a run, with prepared statements as a driver would use them. */
    public record Plan(String name, String script, int clients, long millis, boolean logged) {

        public Plan(String name, String script, int clients, long millis) {
            this(name, script, clients, millis, false);
        }

        /** Returns a plan that records the latency of each transaction, at some cost. */
        public Plan withLatencies() {
            return new Plan(name, script, clients, millis, true);
        }
    }

    /** Finds the newest installed version; Debian does not put it on the search path. */
    public static Optional<Path> find() {
        List<Path> places = new ArrayList<>();
        try (Stream<Path> versions =
                Files.exists(Path.of("/usr/lib/postgresql"))
                        ? Files.list(Path.of("/usr/lib/postgresql"))
                        : Stream.empty()) {
            versions.sorted(Comparator.comparing(Path::toString).reversed())
                    .forEach(version -> places.add(version.resolve("bin/pgbench")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> OwnProgram.installed("pgbench"));
    }

    /** Fails with the command that installs it. */
    public static Path required() {
        return find().orElseThrow(() ->
                new MissingTool(
                        """
                        pgbench, the reference, is not installed. Debian and Ubuntu have it in the
                        package of the server; any version will do, and the server need not run:
                          sudo apt-get install --no-install-recommends postgresql
                        Fedora: postgresql-contrib. macOS: brew install libpq.\
                        """));
    }

    public Result run(Plan plan) {
        try {
            Path script = work.resolve(plan.name() + ".pgbench.sql");
            Files.writeString(script, plan.script());
            Path log = work.resolve(plan.name() + ".pgbench-log");
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    program.toString(),
                                    "--no-vacuum",
                                    "--protocol=prepared",
                                    "--client=" + plan.clients(),
                                    "--jobs=1",
                                    "--time=" + Math.max(1, Math.round(plan.millis() / 1000.0)),
                                    "--file=" + script));
            if (plan.logged()) {
                command.addAll(List.of("--log", "--log-prefix=" + log));
            }
            command.add(database.connectionText());
            String said = OwnProgram.run(command, work);
            return result(said, plan.logged() ? latency(log) : Latency.NONE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Result result(String said, Latency latency) {
        return new Result(
                Math.round(number(DONE, said).orElseThrow(() -> unexpected(said))),
                Math.round(number(FAILED, said).orElse(0.0)),
                number(RATE, said).orElseThrow(() -> unexpected(said)),
                latency);
    }

    private static IllegalStateException unexpected(String said) {
        return new IllegalStateException("unexpected output of pgbench: " + said.strip());
    }

    private static Optional<Double> number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(Double.valueOf(matcher.group(1))) : Optional.empty();
    }

    /** Reads and deletes the log files PREFIX.PID. */
    private static Latency latency(Path prefix) throws IOException {
        Histogram micros = Latency.histogram();
        try (Stream<Path> files = Files.list(prefix.toAbsolutePath().getParent())) {
            for (Path file :
                    files.filter(path ->
                                    path.getFileName()
                                            .toString()
                                            .startsWith(prefix.getFileName() + "."))
                            .toList()) {
                for (String line : Files.readAllLines(file)) {
                    micros.recordValue(Long.parseLong(line.split(" ", -1)[LOGGED_MICROS]));
                }
                Files.delete(file);
            }
        }
        return Latency.of(micros);
    }
}
