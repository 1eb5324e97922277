package dev.usher.bench;

import dev.usher.bench.catalog.CatalogBench;
import dev.usher.bench.fulfil.FulfilBench;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.process.MissingTool;
import dev.usher.bench.report.BenchReport;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Thoroughness;
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
        // kafka-clients would report that no logging library is present.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        BenchTerminal terminal = new BenchTerminal();
        Path project = ProjectRoot.find();
        try {
            List<String> names = ALL.stream().map(Benchmark::name).toList();
            Options options = Options.parse(List.of(words), names, project);
            Thoroughness form = options.quick() ? Thoroughness.QUICK : Thoroughness.FULL;
            try (OneAtATime _ = OneAtATime.in(BenchSuite.home(project))) {
                for (String name : options.names()) {
                    run(project, options, form, named(name), terminal);
                }
            }
        } catch (Options.Misunderstood
                | MissingTool
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
            Path project,
            Options options,
            Thoroughness form,
            Benchmark bench,
            BenchTerminal terminal) {
        BenchRun run = new BenchRun(project, options, form, Clock.systemUTC(), terminal);
        BenchReport report = run.of(bench);
        terminal.print(run.keep(report));
    }
}
