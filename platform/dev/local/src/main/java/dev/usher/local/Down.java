package dev.usher.local;

import dev.usher.local.suite.Home;
import dev.usher.local.suite.Leftovers;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.terminal.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code down}: stops the whole suite and returns when it is gone. */
final class Down {

    /** Longer than all grace periods of the supervisor together. */
    private static final Duration GRACE = Duration.ofMinutes(4);

    private final Home home;
    private final Terminal terminal;

    Down(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    int run() {
        StateFile file = new StateFile(home.stateFile());
        Optional<SuiteState> found = file.read();
        if (found.isEmpty()) {
            terminal.say("Nothing is running.");
            return 0;
        }
        SuiteState state = found.get();
        boolean running = state.supervised() || !state.running().isEmpty();
        if (running) {
            terminal.say("Stopping the suite …");
        }
        state.supervisor().handle().ifPresent(this::endSupervisor);
        // The supervisor may have started a process between our reading and its end.
        Leftovers.end(file.read().orElse(state));
        Leftovers.end(state);
        file.delete();
        terminal.say(running ? "Stopped. The data stays." : "Nothing is running.");
        return 0;
    }

    private void endSupervisor(ProcessHandle supervisor) {
        supervisor.destroy();
        try {
            supervisor.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            supervisor.destroyForcibly();
            supervisor.onExit().join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
