package dev.usher.bench.journey;

import dev.usher.bench.harness.Accounts;
import dev.usher.bench.machine.ThreadKind;
import dev.usher.bench.profile.FlightSample;
import dev.usher.bench.profile.SpentOn;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Measures what each program spends its CPU time on. */
final class Inside {

    private final Journeys journeys;
    private final Stage stage;
    private final int perSecond;

    Inside(Journeys journeys, int perSecond) {
        this.journeys = journeys;
        this.stage = journeys.stage();
        this.perSecond = perSecond;
    }

    Section section() {
        stage.progress("sampling what the time is spent on");
        Map<String, Long> pids = stage.suite().roots();
        Map<String, FlightSample> recordings = new LinkedHashMap<>();
        for (String program : Journeys.PROGRAMS) {
            recordings.put(
                    program,
                    FlightSample.start(
                            Objects.requireNonNull(pids.get(program)),
                            stage.file(program + ".jfr")));
        }
        SuiteThreads threads = journeys.threads();
        Accounts.Reading before = stage.accounts().read();
        JourneyReport report = journeys.run(perSecond * stage.form().pick(8, 30), perSecond);
        Accounts.Spent spent = stage.accounts().read().since(before);
        SuiteThreads after = journeys.threads();
        Map<String, Map<SpentOn, Long>> samples = new LinkedHashMap<>();
        recordings.forEach((program, recording) -> samples.put(program, recording.stop()));
        return new Section(
                "Inside each program",
                ("CPU ms per journey at %d a second, in a pass that is sampled and not timed (%d"
                                + " journeys). The compiler and the garbage collector are measured by"
                                + " their threads; the rest is divided as the stacks of Java threads are,"
                                + " of which one is noted per 5 ms of CPU time: the innermost frame that"
                                + " has a purpose decides.")
                        .formatted(perSecond, report.ended()),
                List.of(),
                List.of(
                        new Table(
                                "CPU ms per journey by purpose",
                                columns(),
                                rows(report, spent, threads, after, samples))),
                List.of());
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("spent on"));
        columns.addAll(Journeys.PROGRAMS);
        return columns;
    }

    private static List<List<String>> rows(
            JourneyReport report,
            Accounts.Spent spent,
            SuiteThreads before,
            SuiteThreads after,
            Map<String, Map<SpentOn, Long>> samples) {
        long ended = Math.max(1, report.ended());
        Map<String, Duration> java = after.since(before, ThreadKind.JAVA);
        List<List<String>> rows = new ArrayList<>();
        for (SpentOn purpose : SpentOn.values()) {
            List<String> row = new ArrayList<>(List.of(purpose.toString()));
            for (String program : Journeys.PROGRAMS) {
                double millis = millis(java, program) / ended;
                row.add(
                        Numbers.plain(
                                millis * share(samples.getOrDefault(program, Map.of()), purpose)));
            }
            rows.add(row);
        }
        for (ThreadKind kind : List.of(ThreadKind.JIT, ThreadKind.GC)) {
            Map<String, Duration> times = after.since(before, kind);
            List<String> row = new ArrayList<>(List.of(kind.toString()));
            Journeys.PROGRAMS.forEach(
                    program -> row.add(Numbers.plain(millis(times, program) / ended)));
            rows.add(row);
        }
        List<String> all = new ArrayList<>(List.of("all"));
        Journeys.PROGRAMS.forEach(
                program -> all.add(Numbers.plain(Journeys.millis(spent, Set.of(program), ended))));
        rows.add(all);
        List<String> counts = new ArrayList<>(List.of("samples"));
        Journeys.PROGRAMS.forEach(
                program -> counts.add(Numbers.count(sum(samples.getOrDefault(program, Map.of())))));
        rows.add(counts);
        return rows;
    }

    private static double millis(Map<String, Duration> times, String program) {
        return times.getOrDefault(program, Duration.ZERO).toMillis();
    }

    private static long sum(Map<SpentOn, Long> samples) {
        return samples.values().stream().mapToLong(Long::longValue).sum();
    }

    private static double share(Map<SpentOn, Long> samples, SpentOn purpose) {
        long all = sum(samples);
        return all == 0 ? 0 : (double) samples.getOrDefault(purpose, 0L) / all;
    }
}
