package dev.usher.chaos;

import dev.usher.chaos.check.CheckRunning;
import dev.usher.chaos.check.Checked;
import dev.usher.chaos.check.NotQuiescent;
import dev.usher.chaos.experiment.Experiment;
import dev.usher.chaos.experiment.Experiments;
import dev.usher.chaos.lab.CrashPoints;
import dev.usher.chaos.run.BugHunt;
import dev.usher.chaos.run.ExperimentRunner;
import dev.usher.chaos.run.Full;
import dev.usher.chaos.run.Trap;
import dev.usher.chaos.run.Trial;
import dev.usher.local.suite.Home;
import dev.usher.local.terminal.Terminal;
import dev.usher.platform.infrastructure.ProjectRoot;
import dev.usher.seededbugs.SeededBug;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program of {@code ./usher chaos}. */
public final class Chaos {

    private static final Logger log = LoggerFactory.getLogger(Chaos.class);
    private static final int MISUNDERSTOOD = 2;
    private static final int INTERRUPTED = 130;

    private final Terminal terminal;
    private final Home home;
    private final Path results;

    private Chaos(Terminal terminal) {
        Path project = ProjectRoot.find();
        String elsewhere = System.getProperty("usher.state", "");
        Path state = elsewhere.isBlank() ? project.resolve(".usher") : Path.of(elsewhere);
        this.terminal = terminal;
        this.home = new Home(project, state.toAbsolutePath().normalize().resolve("chaos"));
        this.results =
                Path.of(
                        System.getProperty(
                                "usher.results", project.resolve("docs/results").toString()));
    }

    public static void main(String... arguments) {
        Terminal terminal = Terminal.ofThisProcess();
        int code;
        try {
            code = new Chaos(terminal).run(ChaosCommand.parse(arguments));
        } catch (ChaosCommand.Misunderstood misunderstood) {
            terminal.complain(String.valueOf(misunderstood.getMessage()));
            code = MISUNDERSTOOD;
        } catch (InterruptedException _) {
            code = INTERRUPTED;
        } catch (RuntimeException broken) {
            log.error("The run failed", broken);
            terminal.complain("The run failed: " + broken.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private int run(ChaosCommand command) throws ChaosCommand.Misunderstood, InterruptedException {
        ExperimentRunner session =
                new ExperimentRunner(
                        home, results, command.journeysPerSecond(), terminal::progress);
        return switch (command.verb()) {
            case "help" -> help();
            case "list" -> list();
            case "check" -> check();
            case "full" -> full(session, command);
            case "seeded-bugs" -> seededBugs(session, command);
            case "smoke" -> one(Experiments.smoke(), session, command);
            default -> {
                Optional<Experiment> experiment =
                        command.points().isEmpty()
                                ? Experiments.named(command.verb())
                                : Optional.of(atPoints(command.points()));
                if (experiment.isEmpty()) {
                    throw new ChaosCommand.Misunderstood(
                            "There is no experiment '%s'; --list shows all."
                                    .formatted(command.verb()));
                }
                yield one(experiment.get(), session, command);
            }
        };
    }

    private static Experiment atPoints(List<String> patterns) throws ChaosCommand.Misunderstood {
        try {
            return Experiments.atCrashPoints(CrashPoints.meantBy(patterns));
        } catch (IllegalArgumentException none) {
            throw new ChaosCommand.Misunderstood(String.valueOf(none.getMessage()));
        }
    }

    /** Checks the suite that {@code ./usher up} started. */
    private int check() throws InterruptedException {
        Home suite = new Home(home.project(), Objects.requireNonNull(home.state().getParent()));
        try {
            Checked checked =
                    new CheckRunning(suite, Clock.systemUTC(), terminal::progress).check();
            terminal.say(checked.text());
            return checked.clean() ? 0 : 1;
        } catch (NotQuiescent stuck) {
            terminal.complain(String.valueOf(stuck.getMessage()));
            return 1;
        }
    }

    private int help() {
        terminal.say(ChaosCommand.USAGE.stripTrailing());
        return 0;
    }

    private int list() {
        Experiments.all()
                .forEach(each -> terminal.say("%-20s %s".formatted(each.name(), each.sentence())));
        terminal.say("%-20s %s".formatted("smoke", Experiments.smoke().sentence()));
        return 0;
    }

    private int full(ExperimentRunner session, ChaosCommand command) throws InterruptedException {
        Full full = new Full(session, command.seed(), command.length());
        return full.run(command.slice(), terminal::say, this::tell) == 0 ? 0 : 1;
    }

    private int one(Experiment experiment, ExperimentRunner session, ChaosCommand command)
            throws InterruptedException {
        terminal.say(
                "%s, seed %d: %s"
                        .formatted(experiment.name(), command.seed(), experiment.sentence()));
        List<Trial.Judged> told =
                session.run(List.of(experiment), command.seed(), command.length());
        told.forEach(this::tell);
        return told.stream().allMatch(each -> each.result().clean()) ? 0 : 1;
    }

    private int seededBugs(ExperimentRunner session, ChaosCommand command)
            throws ChaosCommand.Misunderstood, InterruptedException {
        List<Trap> traps =
                Trap.all().stream()
                        .filter(trap ->
                                command.object() == null
                                        || trap.bug().name().equals(command.object()))
                        .toList();
        if (traps.isEmpty()) {
            throw new ChaosCommand.Misunderstood(
                    "There is no seeded bug '%s'; the bugs are %s."
                            .formatted(command.object(), List.of(SeededBug.values())));
        }
        BugHunt hunt = new BugHunt(session);
        int caught = 0;
        for (Trap trap : traps) {
            caught += hunt.run(trap, command.seed(), command.length(), terminal::say) ? 1 : 0;
        }
        terminal.say("%d of %d caught".formatted(caught, traps.size()));
        return caught == traps.size() ? 0 : 1;
    }

    private void tell(Trial.Judged told) {
        terminal.say(ResultText.of(told, String.valueOf(home.state().resolve("failed"))));
    }
}
