package dev.usher.bench;

import dev.usher.bench.catalog.CatalogBench;
import dev.usher.bench.fulfil.FulfilBench;
import dev.usher.bench.gate.GateBench;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.journey.JourneyBench;
import dev.usher.bench.mint.MintBench;
import dev.usher.bench.payments.PaymentsBench;
import dev.usher.bench.process.MissingTool;
import dev.usher.bench.qr.QrBench;
import dev.usher.bench.report.BenchReport;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Thoroughness;
import dev.usher.bench.startup.StartupBench;
import dev.usher.bench.stock.StockBench;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.local.suite.SuiteFailed;
import dev.usher.local.terminal.Terminal;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code ./usher bench [name…] [--quick] [--fresh] [--results DIR]}. */
public final class Bench {

    private static final List<Benchmark> ALL =
            List.of(
                    new StockBench(),
                    new CatalogBench(),
                    new FulfilBench(),
                    new PaymentsBench(),
                    new MintBench(),
                    new QrBench(),
                    new GateBench(),
                    new JourneyBench(),
                    new StartupBench());

    private Bench() {}

    static void main(String[] words) {
        // kafka-clients would report that no logging library is present.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Terminal terminal = Terminal.ofThisProcess();
        // An interrupt stops everything that the bench uses; what fails then is not worth a word.
        AtomicBoolean ending = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending.set(true), "end-of-bench"));
        Path project = ProjectRoot.find();
        try {
            List<String> names = ALL.stream().map(Benchmark::name).toList();
            if (words.length == 1 && Options.asksForHelp(words[0])) {
                terminal.say(Options.usage(ALL));
                return;
            }
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
            complain(terminal, ending, String.valueOf(said.getMessage()));
            System.exit(1);
        } catch (RuntimeException unexpected) {
            StringWriter trace = new StringWriter();
            unexpected.printStackTrace(new PrintWriter(trace));
            complain(terminal, ending, trace.toString());
            System.exit(1);
        }
    }

    private static void complain(Terminal terminal, AtomicBoolean ending, String message) {
        if (!ending.get()) {
            terminal.clear();
            terminal.complain(message);
        }
    }

    private static Benchmark named(String name) {
        return ALL.stream().filter(bench -> bench.name().equals(name)).findFirst().orElseThrow();
    }

    private static void run(
            Path project, Options options, Thoroughness form, Benchmark bench, Terminal terminal) {
        BenchRun run = new BenchRun(project, options, form, Clock.systemUTC(), terminal);
        BenchReport report = run.of(bench);
        String kept = run.keep(report);
        terminal.clear();
        terminal.say(kept.stripTrailing());
    }
}
