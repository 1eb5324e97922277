package dev.usher.bench;

import dev.usher.bench.machine.Machine;
import dev.usher.bench.machine.Revision;
import dev.usher.bench.report.BenchReport;
import dev.usher.bench.report.JsonReport;
import dev.usher.bench.report.Repeats;
import dev.usher.bench.report.ReportPage;
import dev.usher.bench.report.Runs;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.TerminalSummary;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.stage.Thoroughness;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.bench.suite.Limits;
import dev.usher.local.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Runs one bench and keeps its report. */
record BenchRun(Path project, Options options, Thoroughness form, Clock clock, Terminal terminal) {

    BenchReport of(Benchmark bench) {
        Instant started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String commit = Revision.of(project);
        List<Section> sections;
        List<String> remarks = new ArrayList<>(bench.remarks());
        try (Stage stage = Stage.open(project, options.fresh(), form, terminal::replace)) {
            sections = bench.run(stage);
            remarks.addAll(stage.remarks());
            terminal.replace("stopping the suite");
        }
        return new BenchReport(
                bench.name(),
                bench.title(),
                form.name(),
                started,
                Duration.between(started, clock.instant()),
                commit,
                Machine.here(),
                Limits.inForce(project),
                sections,
                remarks);
    }

    /** Writes page and JSON; returns the summary for the terminal. */
    String keep(BenchReport report) {
        Runs runs = new Runs(BenchSuite.home(project).state().resolve("runs"));
        Repeats repeats = runs.with(report);
        runs.keep(report);
        write(report, ".json", JsonReport.of(report));
        write(report, ".md", ReportPage.of(report, repeats));
        return TerminalSummary.of(report, repeats);
    }

    private void write(BenchReport report, String ending, String text) {
        try {
            Files.createDirectories(options.results());
            Files.writeString(options.results().resolve("bench-" + report.name() + ending), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
