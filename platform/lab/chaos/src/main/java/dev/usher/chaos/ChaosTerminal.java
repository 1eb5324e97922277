package dev.usher.chaos;

import dev.usher.chaos.run.Result;
import dev.usher.chaos.run.Trial;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints results and progress, on lines of 80 columns. */
final class ChaosTerminal {

    private static final int COLUMNS = 80;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final long begin = System.nanoTime();

    void say(String line) {
        out.println(line);
    }

    void complain(String line) {
        err.println(line);
    }

    /** Prints a step after the time since the start. */
    void progress(String doing) {
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        String line = String.format(Locale.ROOT, "%7.1f s  %s", seconds, doing);
        out.println(line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…");
    }

    /** Prints the result of an experiment, and the place of the logs if it is not clean. */
    void tell(Trial.Judged told, String logs) {
        Result result = told.result();
        out.println();
        out.printf(
                "%s, seed %d, commit %s: %s%n",
                result.experiment(),
                result.seed(),
                result.commit(),
                result.clean() ? "no violation" : "NOT CLEAN");
        StringBuilder figures = new StringBuilder();
        Duration recovered = result.recovered();
        if (recovered != null) {
            figures.append("recovered after ").append(seconds(recovered)).append(", ");
        }
        for (Map.Entry<String, Long> figure : result.figures().entrySet()) {
            figures.append(figure.getKey()).append(' ').append(figure.getValue()).append(", ");
        }
        wrapped(figures.append("took ").append(seconds(result.took())).toString());
        if (!result.clean()) {
            result.failures().forEach(failure -> wrapped("failed: " + failure));
            result.violations()
                    .forEach((invariant, count) ->
                            wrapped("violated: %s, %d rows".formatted(invariant, count)));
            if (told.verdict() != null) {
                out.println(told.verdict().text());
            }
            out.printf(
                    "Repeat: ./usher chaos %s --seed %d; the logs are in %s%n",
                    result.experiment(), result.seed(), logs);
        }
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private void wrapped(String text) {
        StringBuilder line = new StringBuilder(" ");
        for (String word : List.of(text.split(" ", -1))) {
            if (line.length() + 1 + word.length() > COLUMNS) {
                out.println(line);
                line = new StringBuilder("   ");
            }
            line.append(' ').append(word);
        }
        out.println(line);
    }
}
