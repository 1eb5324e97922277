package dev.usher.chaos;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param verb an experiment, or {@code list}, {@code smoke}, {@code full}, {@code seeded-bugs}
 * @param object which bug; null for all
 * @param slice only the next slice of {@code full}
 */
record Command(
        String verb,
        @Nullable String object,
        long seed,
        Duration length,
        double journeysPerSecond,
        boolean slice) {

    private static final int LARGEST_SEED = 1_000_000;
    private static final int MOST_MINUTES = 24 * 60;
    private static final double USUAL_RATE = 2;
    private static final double LARGEST_RATE = 50;

    static final String USAGE =
            """
            usher chaos: hurts a suite of its own, then asks what became of its promises

              --list               the experiments, each in a sentence
              NAME                 one experiment
              smoke                a little of everything, in under 4 minutes
              full [--slice]       everything, in slices that are gone on with after an
                                   interruption; --slice does only the next one
              check                the invariants of the suite that ./usher up started
              seeded-bugs [BUG]    whether the checker sees the bugs planted for it

              --seed S             the same attempts again; else drawn, and printed
              --minutes M          how long random-kill goes on, 10 unless said
              --rate R             journeys per second, 2 unless said
            """;

    /** What is wrong with the arguments, for a person. */
    static final class Misunderstood extends Exception {
        private static final long serialVersionUID = 1L;

        Misunderstood(String message) {
            super(message);
        }
    }

    static Command parse(String... arguments) throws Misunderstood {
        long seed = 1L + new SecureRandom().nextInt(LARGEST_SEED);
        long minutes = 10;
        double rate = USUAL_RATE;
        boolean slice = false;
        List<String> words = new ArrayList<>();
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String word = left.next();
            switch (word) {
                case "--list" -> words.add("list");
                case "--slice" -> slice = true;
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
        return new Command(
                words.getFirst(),
                words.size() == 2 ? words.getLast() : null,
                seed,
                Duration.ofMinutes(minutes),
                rate,
                slice);
    }

    private static double number(String option, Iterator<String> left, double largest)
            throws Misunderstood {
        if (!left.hasNext()) {
            throw new Misunderstood(option + " wants a number.");
        }
        String word = left.next();
        try {
            double number = Double.parseDouble(word);
            if (number > 0 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw new Misunderstood(option + " wants a number, not '" + word + "'.");
        }
        throw new Misunderstood(option + " wants a number above 0, not " + word + ".");
    }
}
