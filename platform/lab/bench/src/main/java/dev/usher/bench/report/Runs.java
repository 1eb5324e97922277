package dev.usher.bench.report;

import dev.usher.bench.statistics.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Earlier reports of this machine, as JSON files. */
public final class Runs {

    /** The number of compared runs. */
    private static final int SHOWN = 3;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;

    public Runs(Path directory) {
        this.directory = directory;
    }

    public void keep(BenchReport report) {
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve(prefix(report) + report.started().getEpochSecond() + ".json"),
                    JsonReport.of(report));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns this run and the latest before it, of the same bench in the same form. */
    public Repeats with(BenchReport report) {
        List<Repeats.Run> runs = new ArrayList<>(List.of(Repeats.Run.of(report)));
        for (Path file : before(report)) {
            if (runs.size() == SHOWN) {
                break;
            }
            Repeats.Run run = read(file);
            if (!run.started().equals(report.started().toString())) {
                runs.addFirst(run);
            }
        }
        return new Repeats(runs);
    }

    private List<Path> before(BenchReport report) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix(report)))
                    .sorted(Comparator.comparing(Path::toString).reversed())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String prefix(BenchReport report) {
        return report.name() + "-" + report.form() + "-";
    }

    private static Repeats.Run read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            Map<String, Interval> ratios = new LinkedHashMap<>();
            for (JsonNode section : root.path("sections")) {
                for (JsonNode comparison : section.path("comparisons")) {
                    JsonNode ratio = comparison.path("ratio");
                    ratios.put(
                            comparison.path("key").asString(),
                            new Interval(
                                    ratio.path("low").asDouble(),
                                    ratio.path("median").asDouble(),
                                    ratio.path("high").asDouble()));
                }
            }
            return new Repeats.Run(
                    root.path("started").asString(), root.path("commit").asString(), ratios);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
