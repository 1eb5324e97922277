package dev.usher.local;

import dev.usher.local.preflight.Preflight;
import dev.usher.local.progress.Board;
import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Leftovers;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteFailed;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.suite.SuiteState.Phase;
import dev.usher.local.terminal.Lines;
import dev.usher.local.terminal.Terminal;
import dev.usher.platform.infrastructure.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** {@code up}: starts everything, on this terminal until Ctrl-C or in the background. */
final class Up {

    private static final long REDRAW_MILLIS = 200;

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;

    Up(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    int run(boolean detached, boolean fresh, Start start) {
        StateFile file = new StateFile(home.stateFile());
        Optional<SuiteState> before = file.read();
        if (before.filter(SuiteState::supervised).isPresent()) {
            return alreadyUp(before.get(), fresh);
        }
        Set<Integer> ours = Set.of();
        if (fresh) {
            before.ifPresent(left -> tellEnded(Leftovers.end(left)));
            file.delete();
        } else if (before.isPresent()) {
            ours = sorted(before.get(), start);
        }
        Preflight preflight = new Preflight();
        List<String> findings = preflight.findings(start.ports(), ours, home.state());
        if (!findings.isEmpty()) {
            findings.forEach(terminal::complain);
            return 1;
        }
        preflight.warnings(start.ports()).forEach(terminal::complain);
        if (fresh) {
            home.wipe();
        }
        return detached ? inBackground(start) : onThisTerminal(start);
    }

    private int alreadyUp(SuiteState running, boolean fresh) {
        if (fresh) {
            terminal.complain("The suite is up: stop it first with ./usher down.");
            return 1;
        }
        if (running.phase() == Phase.STARTING) {
            terminal.say("The suite is being started already.");
            ProcessHandle supervisor = running.supervisor().handle().orElse(null);
            return supervisor == null
                    ? 1
                    : new Following(home, terminal, clock).untilReady(supervisor);
        }
        terminal.say("The suite is up already.");
        terminal.say(Summary.of(running.ports()));
        return 0;
    }

    /**
     * Ends what a dead supervisor left behind and a new one would start differently; returns the
     * ports of what it takes over.
     */
    private Set<Integer> sorted(SuiteState before, Start start) {
        Leftovers leftovers = Leftovers.of(before, start.settings(home));
        tellEnded(leftovers.endOthers());
        if (!leftovers.kept().isEmpty()) {
            terminal.say("The last supervisor ended; a new one takes over what still runs:");
            sayNames(leftovers.kept());
        }
        return leftovers.ports();
    }

    private void tellEnded(List<String> names) {
        if (!names.isEmpty()) {
            terminal.say("Ended what the last run left behind:");
            sayNames(names);
        }
    }

    private void sayNames(List<String> names) {
        Lines.wrapped(String.join(", ", names), 2, 2).forEach(terminal::say);
    }

    private int onThisTerminal(Start start) {
        Board board = new Board(terminal.out(), terminal.interactive(), clock);
        Map<String, String> told = new ConcurrentHashMap<>();
        Supervisor supervisor =
                new Supervisor(start.settings(home), clock, state -> tell(state, told, board));
        Thread redraw = redrawing(supervisor, board);
        try {
            supervisor.start();
        } catch (SuiteFailed failed) {
            redraw.interrupt();
            if (supervisor.state().phase() == Phase.STOPPING) {
                return 1; // The shutdown hook stops the suite.
            }
            terminal.complain(String.valueOf(failed.getMessage()));
            return 1;
        }
        redraw.interrupt();
        board.show(supervisor.state());
        terminal.say(Summary.of(start.ports()));
        terminal.say("Ctrl-C stops everything; the data stays in " + home.state() + ".");
        supervisor.watch();
        return 0;
    }

    private void tell(SuiteState state, Map<String, String> told, Board board) {
        switch (state.phase()) {
            case STARTING, FAILED -> board.show(state);
            case STOPPING -> board.showStopping(state);
            case READY -> state.components().forEach(each -> tellProblem(each, told));
        }
    }

    /** A problem may grow, as when the restart is planned; then the rest alone is told. */
    private void tellProblem(ComponentState component, Map<String, String> told) {
        String problem = component.problem() == null ? "" : component.problem();
        String before = String.valueOf(told.put(component.name(), problem));
        if (problem.isEmpty() || problem.equals(before)) {
            return;
        }
        boolean more = !before.isEmpty() && problem.startsWith(before);
        terminal.complain(more ? problem.substring(before.length()).strip() : "\n" + problem);
    }

    private Thread redrawing(Supervisor supervisor, Board board) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        while (supervisor.state().phase() == Phase.STARTING) {
                            board.show(supervisor.state());
                            TimeUnit.MILLISECONDS.sleep(REDRAW_MILLIS);
                        }
                    } catch (InterruptedException ready) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private int inBackground(Start start) {
        Process supervisor = spawn(start);
        Thread ending = new Thread(() -> stop(supervisor), "end-of-the-start");
        Runtime.getRuntime().addShutdownHook(ending);
        int code = new Following(home, terminal, clock).untilReady(supervisor.toHandle());
        Runtime.getRuntime().removeShutdownHook(ending);
        return code;
    }

    private static void stop(Process supervisor) {
        supervisor.destroy();
        supervisor.onExit().join();
    }

    /** Starts this program again in its own session, so that it survives this terminal. */
    private Process spawn(Start start) {
        LogFile log = new LogFile(home.log("supervisor"));
        log.putAside();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "setsid",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dusher.root=" + home.project(),
                                "-Dusher.state=" + home.state(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Launcher.class.getName(),
                                "supervise"));
        command.addAll(start.arguments());
        try {
            return new ProcessBuilder(command)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.path().toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start the supervisor", failed);
        }
    }
}
