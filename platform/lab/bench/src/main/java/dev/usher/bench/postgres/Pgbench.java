package dev.usher.bench.postgres;

import dev.usher.bench.load.Latency;
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

/** PostgreSQL's own load tool: the least that can be put between a statement and its effect. */
public final class Pgbench {

    private static final Pattern DONE = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");
    private static final Pattern RATE =
            Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    /** Of a line of its log: client, number, microseconds, script, seconds, microseconds. */
    private static final int LOGGED_MICROS = 2;

    private final Path program;
    private final Path work;
    private final Database database;

    /** The directory takes its scripts and logs. */
    public Pgbench(Path program, Path work, Database database) {
        this.program = program;
        this.work = work;
        this.database = database;
    }

    /** What one run did. The rate leaves out the time of connecting. */
    public record Result(long transactions, long failed, double perSecond, Latency latency) {}

    /** How it is run; prepared statements, as a driver would use them. */
    public record Plan(String name, String script, int clients, long millis, boolean logged) {

        public Plan(String name, String script, int clients, long millis) {
            this(name, script, clients, millis, false);
        }

        /** Every transaction's time is kept, at some cost. */
        public Plan withLatencies() {
            return new Plan(name, script, clients, millis, true);
        }
    }

    /** The newest one installed; Debian keeps it out of the path. */
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
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            places.add(Path.of(directory, "pgbench"));
        }
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    /** Fails with what to install. */
    public static Path required() {
        return find().orElseThrow(PgbenchMissing::new);
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
        return new IllegalStateException("pgbench says something unexpected: " + said.strip());
    }

    private static Optional<Double> number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(Double.valueOf(matcher.group(1))) : Optional.empty();
    }

    /** From the files PREFIX.PID that it leaves, which go. */
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
