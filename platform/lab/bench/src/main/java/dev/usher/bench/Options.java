package dev.usher.bench;

import dev.usher.bench.stage.Benchmark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of the command line.
 *
 * @param quick fewer and shorter bursts, less than four minutes per bench
 * @param fresh whether to delete the data of the last run
 */
record Options(List<String> names, boolean quick, boolean fresh, Path results) {

    /** The command line is invalid. */
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
    }

    static boolean asksForHelp(String word) {
        return List.of("--help", "-h", "help").contains(word);
    }

    /** Describes the command line. */
    static String usage(List<Benchmark> benches) {
        StringBuilder text =
                new StringBuilder("usher bench: benchmarks beside bare references\n\n");
        benches.forEach(
                bench -> text.append("  %-20s %s%n".formatted(bench.name(), bench.title())));
        return text.append(
                        """

                          --quick              fewer and shorter bursts
                          --fresh              deletes the data of the last run first
                          --results DIR        the directory of page and JSON; docs/results by default

                        Without a name all of them run, one after the other.\
                        """)
                .toString();
    }

    static Options parse(List<String> words, List<String> known, Path project) {
        List<String> names = new ArrayList<>();
        boolean quick = false;
        boolean fresh = false;
        Path results = project.resolve("docs").resolve("results");
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--quick" -> quick = true;
                case "--fresh" -> fresh = true;
                case "--results" -> {
                    i++;
                    if (i == words.size()) {
                        throw new Misunderstood("--results needs a directory.");
                    }
                    results = Path.of(words.get(i)).toAbsolutePath();
                }
                default -> names.add(name(words.get(i), known));
            }
        }
        return new Options(names.isEmpty() ? known : List.copyOf(names), quick, fresh, results);
    }

    private static String name(String word, List<String> known) {
        if (!known.contains(word)) {
            throw new Misunderstood(
                    "There is no bench '%s'; the benches are %s."
                            .formatted(word, String.join(", ", known)));
        }
        return word;
    }
}
