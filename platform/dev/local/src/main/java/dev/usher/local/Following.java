package dev.usher.local;

import dev.usher.local.progress.Board;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.terminal.Terminal;
import dev.usher.platform.infrastructure.LogFile;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Shows the start of a suite that another process supervises. */
final class Following {

    private static final long LOOK_MILLIS = 200;

    private final Home home;
    private final Terminal terminal;
    private final Board board;

    Following(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.board = new Board(terminal.out(), terminal.interactive(), clock);
    }

    /** Returns the exit code: 0 when all is ready. */
    int untilReady(ProcessHandle supervisor) {
        StateFile file = new StateFile(home.stateFile());
        try {
            while (true) {
                Optional<SuiteState> state = of(supervisor, file);
                if (state.isPresent()) {
                    board.show(state.get());
                    switch (state.get().phase()) {
                        case READY -> {
                            terminal.say(Summary.of(state.get().ports()));
                            terminal.say("./usher down stops everything; the data stays.");
                            return 0;
                        }
                        case FAILED -> {
                            terminal.complain(String.valueOf(state.get().problem()));
                            supervisor.onExit().join();
                            return 1;
                        }
                        case STARTING, STOPPING -> {}
                    }
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                if (!supervisor.isAlive() && !failed(supervisor, file)) {
                    terminal.complain("The supervisor ended. The last it said:");
                    new LogFile(home.log("supervisor")).lastLines().forEach(terminal::complain);
                    return 1;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Tells whether the state says why; the next round then shows it. */
    private static boolean failed(ProcessHandle supervisor, StateFile file) {
        return of(supervisor, file)
                .filter(state -> state.phase() == SuiteState.Phase.FAILED)
                .isPresent();
    }

    /** Reads the state that this supervisor wrote, not an earlier one. */
    private static Optional<SuiteState> of(ProcessHandle supervisor, StateFile file) {
        return file.read().filter(state -> state.supervisor().pid() == supervisor.pid());
    }
}
