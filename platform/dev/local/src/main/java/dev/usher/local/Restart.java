package dev.usher.local;

import dev.usher.local.suite.ComponentName;
import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.ProcessId;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code restart}: one component, by a request to the supervisor that owns it. */
final class Restart {

    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 100;

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;
    private final StateFile file;

    Restart(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
        this.file = new StateFile(home.stateFile());
    }

    int run(String said) {
        Optional<SuiteState> state = file.read().filter(SuiteState::supervised);
        if (state.isEmpty()) {
            terminal.complain("Nothing is running. ./usher up starts the suite.");
            return 1;
        }
        List<String> names = state.get().components().stream().map(ComponentState::name).toList();
        String name = ComponentName.meant(said, names);
        ComponentState before = state.get().component(name);
        if (before == null) {
            terminal.complain(
                    "There is no component '%s'; there are %s."
                            .formatted(said, String.join(", ", names)));
            return 1;
        }
        try {
            Instant asked = clock.instant();
            new Request.Restart(name).put(home.requests());
            return await(name, before.process(), asked);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int await(String name, @Nullable ProcessId before, Instant asked)
            throws InterruptedException {
        Instant deadline = asked.plus(AT_MOST);
        while (clock.instant().isBefore(deadline)) {
            ComponentState now = file.read().map(state -> state.component(name)).orElse(null);
            if (now != null && isNew(now, before, asked)) {
                if (now.stage() == Stage.READY) {
                    terminal.say("%s is ready again.".formatted(name));
                    return 0;
                }
                if (now.stage() == Stage.CRASHED) {
                    terminal.complain(String.valueOf(now.problem()));
                    return 1;
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        terminal.complain("%s is not ready yet; see ./usher status.".formatted(name));
        return 1;
    }

    private static boolean isNew(ComponentState now, @Nullable ProcessId before, Instant asked) {
        Instant started = now.startedAt();
        return !Objects.equals(now.process(), before)
                && started != null
                && !started.isBefore(asked);
    }
}
