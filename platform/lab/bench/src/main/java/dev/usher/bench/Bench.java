package dev.usher.bench;

import dev.usher.bench.catalog.CatalogBench;
import dev.usher.bench.fulfil.FulfilBench;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.postgres.PgbenchMissing;
import dev.usher.bench.report.Report;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Form;
import dev.usher.bench.stock.StockBench;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.local.suite.SuiteFailed;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** {@code ./usher bench [name…] [--quick] [--fresh] [--results DIR]}. */
public final class Bench {

    private static final List<Benchmark> ALL =
            List.of(new StockBench(), new CatalogBench(), new FulfilBench());

    private Bench() {}

    static void main(String[] words) {
        // Of kafka-clients, which finds nobody to log to.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Terminal terminal = new Terminal();
        Path project = ProjectRoot.find();
        try {
            List<String> names = ALL.stream().map(Benchmark::name).toList();
            Options options = Options.parse(List.of(words), names, project);
            Form form = options.quick() ? Form.QUICK : Form.FULL;
            try (OneAtATime _ = OneAtATime.in(BenchSuite.home(project))) {
                for (String name : options.names()) {
                    run(project, options, form, named(name), terminal);
                }
            }
        } catch (Options.Misunderstood
                | PgbenchMissing
                | BenchFailed
                | SuiteFailed
                | OneAtATime.Taken said) {
            terminal.complain(String.valueOf(said.getMessage()));
            System.exit(1);
        } catch (RuntimeException unexpected) {
            StringWriter trace = new StringWriter();
            unexpected.printStackTrace(new PrintWriter(trace));
            terminal.complain(trace.toString());
            System.exit(1);
        }
    }

    private static Benchmark named(String name) {
        return ALL.stream().filter(bench -> bench.name().equals(name)).findFirst().orElseThrow();
    }

    private static void run(
            Path project, Options options, Form form, Benchmark bench, Terminal terminal) {
        Session session = new Session(project, options, form, Clock.systemUTC(), terminal);
        Report report = session.run(bench);
        terminal.print(session.keep(report));
    }
}
