package dev.usher.chaos;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param verb an experiment, or {@code help}, {@code list}, {@code smoke}, {@code full}, {@code
 *     seeded-bugs}
 * @param object the name of a bug; null for all
 * @param slice whether to run only the next slice of {@code full}
 * @param points patterns of the crash points to which {@code crash-points} is limited; none for all
 */
record ChaosCommand(
        String verb,
        @Nullable String object,
        long seed,
        Duration length,
        double journeysPerSecond,
        boolean slice,
        List<String> points) {

    static final String CRASH_POINTS = "crash-points";
    private static final int LARGEST_SEED = 1_000_000;
    private static final int MOST_MINUTES = 24 * 60;
    private static final double USUAL_RATE = 2;
    private static final double LARGEST_RATE = 50;

    static final String USAGE =
            """
            usher chaos: breaks a suite of its own on purpose, then checks its invariants

              --list               the experiments, each in a sentence
              NAME                 one experiment
              smoke                a little of everything, in under 4 minutes
              full [--slice]       everything, in slices; a start after an interruption
                                   continues; --slice runs only the next one
              check                the invariants of the suite that ./usher up started
              seeded-bugs [BUG]    switches bugs on and tests that the checker finds them

              --seed S             repeats a run; without it a seed is drawn and printed
              --minutes M          the length of random-kill, 10 by default
              --rate R             journeys per second, 2 by default
              --points P[,P…]      the crash points of crash-points, all by default: names,
                                   or SERVICE/NAME, with * for any characters, for example
                                   'mint.*,ticket-service/relay.*'
            """;

    /** The arguments are invalid; the message says why. */
    static final class Misunderstood extends Exception {
        private static final long serialVersionUID = 1L;

        Misunderstood(String message) {
            super(message);
        }
    }

    static ChaosCommand parse(String... arguments) throws Misunderstood {
        long seed = 1L + new SecureRandom().nextInt(LARGEST_SEED);
        long minutes = 10;
        double rate = USUAL_RATE;
        boolean slice = false;
        List<String> points = List.of();
        List<String> words = new ArrayList<>();
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String word = left.next();
            switch (word) {
                case "--list" -> words.add("list");
                case "--help", "-h" -> words.add("help");
                case "--slice" -> slice = true;
                case "--points" -> points = patterns(word, left);
                case "--seed" -> seed = (long) number(word, left, Long.MAX_VALUE);
                case "--minutes" -> minutes = (long) number(word, left, MOST_MINUTES);
                case "--rate" -> rate = number(word, left, LARGEST_RATE);
                default -> {
                    if (word.startsWith("-")) {
                        throw new Misunderstood("There is no option " + word + ".\n\n" + USAGE);
                    }
                    words.add(word);
                }
            }
        }
        if (words.isEmpty() || words.size() > 2) {
            throw new Misunderstood(USAGE);
        }
        if (!points.isEmpty() && !words.equals(List.of(CRASH_POINTS))) {
            throw new Misunderstood("--points is an option of crash-points alone.");
        }
        return new ChaosCommand(
                words.getFirst(),
                words.size() == 2 ? words.getLast() : null,
                seed,
                Duration.ofMinutes(minutes),
                rate,
                slice,
                points);
    }

    private static List<String> patterns(String option, Iterator<String> left)
            throws Misunderstood {
        List<String> patterns =
                left.hasNext()
                        ? Stream.of(left.next().split(",", 0))
                                .map(String::strip)
                                .filter(pattern -> !pattern.isEmpty())
                                .toList()
                        : List.of();
        if (patterns.isEmpty()) {
            throw new Misunderstood(option + " needs names of crash points.");
        }
        return patterns;
    }

    private static double number(String option, Iterator<String> left, double largest)
            throws Misunderstood {
        if (!left.hasNext()) {
            throw new Misunderstood(option + " needs a number.");
        }
        String word = left.next();
        try {
            double number = Double.parseDouble(word);
            if (number > 0 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException _) {
            throw new Misunderstood(option + " needs a number, not '" + word + "'.");
        }
        throw new Misunderstood(option + " needs a number above 0, not " + word + ".");
    }
}
