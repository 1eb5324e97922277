package dev.usher.local;

import dev.usher.local.preflight.Preflight;
import dev.usher.local.suite.ComponentName;
import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Replicas;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code scale}: so many of a service, by a request to the supervisor that owns them. */
final class Scale {

    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 100;

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;
    private final StateFile file;

    Scale(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
        this.file = new StateFile(home.stateFile());
    }

    int run(String said, int replicas) {
        Optional<SuiteState> state = file.read().filter(SuiteState::supervised);
        if (state.isEmpty()) {
            terminal.complain("Nothing is running. ./usher up starts the suite.");
            return 1;
        }
        List<String> names = state.get().components().stream().map(ComponentState::name).toList();
        String service = ComponentName.meant(said, names);
        Replicas.check(service, replicas);
        int more = replicas - instances(state.get(), service).size();
        List<String> findings = new Preflight().findingsForReplicas(Math.max(0, more));
        if (!findings.isEmpty()) {
            findings.forEach(terminal::complain);
            return 1;
        }
        Instant asked = clock.instant();
        new Request.Scale(service, replicas).put(home.requests());
        try {
            return await(service, replicas, asked);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int await(String service, int replicas, Instant asked) throws InterruptedException {
        Instant deadline = asked.plus(AT_MOST);
        while (clock.instant().isBefore(deadline)) {
            List<ComponentState> now =
                    file.read().map(state -> instances(state, service)).orElse(List.of());
            Optional<ComponentState> crashed =
                    now.stream().filter(each -> crashedSince(asked, each)).findFirst();
            if (crashed.isPresent()) {
                terminal.complain(String.valueOf(crashed.get().problem()));
                return 1;
            }
            if (now.size() == replicas
                    && now.stream().allMatch(each -> each.stage() == Stage.READY)) {
                terminal.say(
                        replicas == 1
                                ? "%s runs once.".formatted(service)
                                : "%s runs %d times, until ./usher down."
                                        .formatted(service, replicas));
                return 0;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        terminal.complain("%s is not ready yet; see ./usher status.".formatted(service));
        return 1;
    }

    private static boolean crashedSince(Instant asked, ComponentState component) {
        Instant started = component.startedAt();
        return component.stage() == Stage.CRASHED && started != null && !started.isBefore(asked);
    }

    private static List<ComponentState> instances(SuiteState state, String service) {
        return state.components().stream()
                .filter(each -> each.name().matches(service + "(-\\d+)?"))
                .toList();
    }
}
