package dev.usher.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param quick under four minutes each, with fewer and shorter bursts
 * @param fresh whether to forget what the last run left
 */
record Options(List<String> names, boolean quick, boolean fresh, Path results) {

    /** Something on the command line means nothing here. */
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
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
                        throw new Misunderstood("--results wants a directory.");
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
                    "There is no bench '%s'; there are %s."
                            .formatted(word, String.join(", ", known)));
        }
        return word;
    }
}
