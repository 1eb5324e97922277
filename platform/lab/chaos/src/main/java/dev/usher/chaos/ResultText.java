package dev.usher.chaos;

import dev.usher.chaos.run.Result;
import dev.usher.chaos.run.Trial;
import dev.usher.local.terminal.Lines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats the result of an experiment, and names the place of the logs if it is not clean. */
final class ResultText {

    private ResultText() {}

    static String of(Trial.Judged told, String logs) {
        Result result = told.result();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "%s, seed %d, commit %s: %s"
                        .formatted(
                                result.experiment(),
                                result.seed(),
                                result.commit(),
                                result.clean() ? "no violation" : "NOT CLEAN"));
        lines.addAll(wrapped(figures(result)));
        if (!result.clean()) {
            result.failures().forEach(failure -> lines.addAll(wrapped("failed: " + failure)));
            result.violations()
                    .forEach((invariant, count) ->
                            lines.addAll(
                                    wrapped("violated: %s, %d rows".formatted(invariant, count))));
            if (told.verdict() != null) {
                lines.add(told.verdict().text());
            }
            lines.add(
                    "Repeat: ./usher chaos %s --seed %d"
                            .formatted(result.experiment(), result.seed()));
            lines.add("The logs are in " + logs);
        }
        return String.join("\n", lines);
    }

    private static String figures(Result result) {
        List<String> figures = new ArrayList<>();
        Duration recovered = result.recovered();
        if (recovered != null) {
            figures.add("recovered after " + seconds(recovered));
        }
        result.figures().forEach((name, value) -> figures.add(name + " " + value));
        figures.add("took " + seconds(result.took()));
        return String.join(", ", figures);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static List<String> wrapped(String text) {
        return Lines.wrapped(text, 2, 4);
    }
}
