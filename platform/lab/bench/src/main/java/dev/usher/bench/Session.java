package dev.usher.bench;

import dev.usher.bench.machine.Machine;
import dev.usher.bench.machine.Revision;
import dev.usher.bench.report.JsonReport;
import dev.usher.bench.report.Page;
import dev.usher.bench.report.Plot;
import dev.usher.bench.report.Repeats;
import dev.usher.bench.report.Report;
import dev.usher.bench.report.Runs;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.TextReport;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Form;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.bench.suite.Limits;
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

/** One run of one bench, and where its report goes. */
record Session(Path project, Options options, Form form, Clock clock, Terminal terminal) {

    Report run(Benchmark bench) {
        Instant started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String commit = Revision.of(project);
        List<Section> sections;
        List<String> remarks = new ArrayList<>(bench.remarks());
        try (Stage stage = Stage.open(project, options.fresh(), form, terminal::progress)) {
            sections = bench.run(stage);
            remarks.addAll(stage.remarks());
            terminal.progress("stopping the suite");
        }
        return new Report(
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

    /** Writes page, JSON and plot; answers the text for people. */
    String keep(Report report) {
        Runs runs = new Runs(BenchSuite.home(project).state().resolve("runs"));
        Repeats repeats = runs.with(report);
        runs.keep(report);
        write(report, ".json", JsonReport.of(report));
        write(report, ".svg", Plot.of(report));
        write(report, ".md", Page.of(report, repeats));
        return TextReport.of(report, repeats);
    }

    private void write(Report report, String ending, String text) {
        try {
            Files.createDirectories(options.results());
            Files.writeString(options.results().resolve("bench-" + report.name() + ending), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
