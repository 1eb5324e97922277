package dev.usher.local;

import dev.usher.local.preflight.Preflight;
import dev.usher.local.suite.ComponentName;
import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Replicas;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code restart} and {@code scale}: asks the supervisor, and waits for its answer. */
final class Conversation {

    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 100;

    private final Home home;
    private final Terminal terminal;
    private final Mailbox mailbox;

    Conversation(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
        this.mailbox = new Mailbox(home);
    }

    int restart(String said) {
        List<String> names = names();
        if (names.isEmpty()) {
            return nothingRuns();
        }
        String name = ComponentName.meant(said, names);
        if (!names.contains(name)) {
            return unknown(said, names);
        }
        return ask(name, new Request.Restart(name), name + " is ready again.");
    }

    int operate(String said, List<String> words) {
        List<String> names = names();
        if (names.isEmpty()) {
            return nothingRuns();
        }
        String name = ComponentName.meant(said, names);
        if (!names.contains(name)) {
            return unknown(said, names);
        }
        return ask(
                name,
                new Request.Operate(name, words),
                "Done: %s. What it did is the end of .usher/logs/%s-command.log."
                        .formatted(String.join(" ", words), name));
    }

    int scale(String said, int replicas) {
        List<String> names = names();
        if (names.isEmpty()) {
            return nothingRuns();
        }
        String service = ComponentName.meant(said, names);
        Replicas.check(service, replicas);
        long now = names.stream().filter(name -> name.matches(service + "(-\\d+)?")).count();
        List<String> findings =
                new Preflight().findingsForReplicas(Math.max(0, replicas - (int) now));
        if (!findings.isEmpty()) {
            findings.forEach(terminal::complain);
            return 1;
        }
        String done =
                replicas == 1
                        ? service + " runs once."
                        : "%s runs %d times, until ./usher down.".formatted(service, replicas);
        return ask(service, new Request.Scale(service, replicas), done);
    }

    private int unknown(String said, List<String> names) {
        terminal.complain(
                "There is no component '%s'; there are %s."
                        .formatted(said, String.join(", ", names)));
        return 1;
    }

    /** The components of the running suite; none when no suite runs. */
    private List<String> names() {
        return supervised()
                .map(state -> state.components().stream().map(ComponentState::name).toList())
                .orElse(List.of());
    }

    private Optional<SuiteState> supervised() {
        return new StateFile(home.stateFile()).read().filter(SuiteState::supervised);
    }

    private int nothingRuns() {
        boolean left =
                new StateFile(home.stateFile())
                        .read()
                        .filter(state -> !state.running().isEmpty())
                        .isPresent();
        terminal.complain(
                left
                        ? "The supervisor has ended, its components run: ./usher up takes them"
                                + " over."
                        : "Nothing is running. ./usher up starts the suite.");
        return 1;
    }

    private int ask(String name, Request request, String done) {
        String ticket = mailbox.put(request);
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        try {
            while (System.nanoTime() - deadline < 0) {
                Optional<String> problem = mailbox.takeAnswer(ticket);
                if (problem.isPresent()) {
                    return tell(problem.get(), done);
                }
                if (supervised().isEmpty()) {
                    terminal.complain("The suite was stopped before it answered.");
                    return 1;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            terminal.complain("%s is not ready yet; see ./usher status.".formatted(name));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private int tell(String problem, String done) {
        if (problem.isEmpty()) {
            terminal.say(done);
            return 0;
        }
        terminal.complain(problem);
        return 1;
    }
}
