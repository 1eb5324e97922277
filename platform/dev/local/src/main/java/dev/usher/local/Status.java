package dev.usher.local;

import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.ProcessId;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code status}: shows each component with its address, start time and state. */
final class Status {

    private static final int NOT_RUNNING = 3;
    private static final int WITHOUT_SUPERVISOR = 1;
    private static final int TIME_FROM = "2026-".length();
    private static final int TIME_TO = "2026-11-29T17:00:00".length();

    /** The answer of commands that need a supervisor when it was killed. */
    static final String UNSUPERVISED =
            "These run without their supervisor, which has ended: ./usher up takes them\n"
                    + "over, ./usher down ends them.";

    private final Home home;
    private final Terminal terminal;

    Status(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** The JSON for programs; its names are fixed. */
    record Report(
            @Nullable String gateway,
            @Nullable String issuer,
            @Nullable String stripeSandbox,
            @Nullable String jdbcUrl,
            @Nullable String kafka,
            List<Line> components) {}

    record Line(
            String name,
            @Nullable Long pid,
            String url,
            String state,
            @Nullable String since,
            String log,
            int restarts,
            @Nullable String problem) {}

    int report(boolean json) {
        Optional<SuiteState> state =
                new StateFile(home.stateFile())
                        .read()
                        .filter(read -> read.supervised() || !read.running().isEmpty());
        Report report = state.map(Status::of).orElseGet(Status::nothing);
        if (json) {
            terminal.say(
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(report));
        } else {
            print(report);
            state.filter(read -> !read.supervised())
                    .ifPresent(_ -> terminal.complain("\n" + UNSUPERVISED));
        }
        return state.map(read -> read.supervised() ? 0 : WITHOUT_SUPERVISOR).orElse(NOT_RUNNING);
    }

    private static Report nothing() {
        return new Report(null, null, null, null, null, List.of());
    }

    private static Report of(SuiteState state) {
        return new Report(
                state.ports().gatewayUrl(),
                state.ports().issuer(),
                state.ports().sandboxUrl(),
                state.ports().jdbcUrl(),
                state.ports().kafkaBootstrap(),
                state.components().parallelStream().map(Status::line).toList());
    }

    private static Line line(ComponentState component) {
        ProcessId process = component.process();
        return new Line(
                component.name(),
                process == null ? null : process.pid(),
                component.url(),
                word(component),
                component.startedAt() == null ? null : component.startedAt().toString(),
                component.log(),
                component.restarts(),
                component.problem());
    }

    /** Returns the recorded state, corrected by a look at the process. */
    private static String word(ComponentState component) {
        if (component.stage() != Stage.READY) {
            return component.stage().name().toLowerCase(Locale.ROOT);
        }
        if (component.running().isEmpty()) {
            return "crashed";
        }
        return component.answers() ? "ready" : "not ready";
    }

    /** Returns day and time without the year, in UTC. */
    private static String time(String instant) {
        return instant.substring(TIME_FROM, TIME_TO).replace('T', ' ') + "Z";
    }

    private void print(Report report) {
        if (report.components().isEmpty()) {
            terminal.say("Nothing is running. ./usher up starts the suite.");
            return;
        }
        for (Line line : report.components()) {
            terminal.say(
                    String.format(
                                    Locale.ROOT,
                                    "%-20s %-9s %-7s %-15s %s",
                                    line.name(),
                                    line.state(),
                                    line.pid() == null ? "" : line.pid(),
                                    line.since() == null ? "" : time(line.since()),
                                    line.url().replaceFirst("^jdbc:postgresql://", ""))
                            .stripTrailing());
        }
        report.components().stream()
                .filter(line -> line.restarts() > 0)
                .forEach(line ->
                        terminal.say(
                                "%s was started again after a crash: %d x"
                                        .formatted(line.name(), line.restarts())));
        report.components().stream()
                .map(Line::problem)
                .filter(problem -> problem != null)
                .forEach(problem -> terminal.say("\n" + problem));
    }
}
