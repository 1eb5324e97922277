package dev.usher.local.progress;

import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.SuiteState;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows one line per component with its state and time. On a terminal the lines are redrawn in
 * place; elsewhere a line is written when a component's state changes.
 */
public final class Board {

    static final int WIDTH = 79;

    private final PrintStream out;
    private final boolean terminal;
    private final Clock clock;
    private final Map<String, Stage> told = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private int drawn;

    public Board(PrintStream out, boolean terminal, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Shows this state; to be called often, since it shows elapsed times. */
    public synchronized void show(SuiteState state) {
        if (terminal) {
            redraw(state);
        } else {
            tellChanges(state);
        }
        out.flush();
    }

    /** Writes one line for each component that has stopped. */
    public synchronized void showStopping(SuiteState state) {
        for (ComponentState component : state.components()) {
            Stage before = told.put(component.name(), component.stage());
            if (component.stage() == Stage.STOPPED && before != Stage.STOPPED) {
                out.println("  " + component.name() + " stopped");
            }
        }
        out.flush();
    }

    private void redraw(SuiteState state) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        List<String> lines = new ArrayList<>();
        for (ComponentState component : state.components()) {
            lines.add(line(component));
            held(component).ifPresent(lines::add);
        }
        for (String line : lines) {
            text.append("\u001b[2K").append(line).append('\n');
        }
        out.print(text);
        // A line that is gone leaves an empty one at the end.
        for (int i = lines.size(); i < drawn; i++) {
            out.print("\u001b[2K\n");
        }
        drawn = Math.max(drawn, lines.size());
    }

    private void tellChanges(SuiteState state) {
        for (ComponentState component : state.components()) {
            Stage before = told.put(component.name(), component.stage());
            if (before != component.stage() && component.stage() != Stage.WAITING) {
                out.println(line(component));
            }
            held(component)
                    .filter(reason -> !reason.equals(reasons.put(component.name(), reason)))
                    .ifPresent(out::println);
        }
    }

    /** Returns the reason why a start waits. */
    private static Optional<String> held(ComponentState component) {
        return Optional.ofNullable(component.problem())
                .filter(_ -> component.stage() == Stage.STARTING)
                .map(problem -> cut("  " + problem));
    }

    private static String cut(String line) {
        return line.length() > WIDTH ? line.substring(0, WIDTH) : line.stripTrailing();
    }

    private String line(ComponentState component) {
        String line =
                String.format(
                        Locale.ROOT,
                        "  %-19s %-8s %8s  %s",
                        component.name(),
                        component.stage().name().toLowerCase(Locale.ROOT),
                        elapsed(component),
                        component.stage() == Stage.READY
                                ? component.url().replaceFirst("^jdbc:", "")
                                : "");
        return cut(line);
    }

    private String elapsed(ComponentState component) {
        Long ready = component.readyAfterMillis();
        if (ready != null) {
            return seconds(ready);
        }
        @Nullable Instant started = component.startedAt();
        return started == null
                ? ""
                : seconds(Duration.between(started, clock.instant()).toMillis());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
