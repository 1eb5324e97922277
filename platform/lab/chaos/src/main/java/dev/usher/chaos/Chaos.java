package dev.usher.chaos;

import dev.usher.chaos.check.CheckRunning;
import dev.usher.chaos.check.NotQuiescent;
import dev.usher.chaos.check.Verdict;
import dev.usher.chaos.experiment.Experiment;
import dev.usher.chaos.experiment.Experiments;
import dev.usher.chaos.run.BugHunt;
import dev.usher.chaos.run.Full;
import dev.usher.chaos.run.Session;
import dev.usher.chaos.run.Trap;
import dev.usher.chaos.run.Trial;
import dev.usher.local.suite.Home;
import dev.usher.platform.infrastructure.ProjectRoot;
import dev.usher.seededbugs.SeededBug;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code ./usher chaos} runs. */
public final class Chaos {

    private static final Logger LOG = LoggerFactory.getLogger(Chaos.class);
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
        Terminal terminal = new Terminal();
        int code;
        try {
            code = new Chaos(terminal).run(Command.parse(arguments));
        } catch (Command.Misunderstood misunderstood) {
            terminal.complain(String.valueOf(misunderstood.getMessage()));
            code = MISUNDERSTOOD;
        } catch (InterruptedException interrupted) {
            code = INTERRUPTED;
        } catch (RuntimeException broken) {
            LOG.error("broke off", broken);
            terminal.complain("Broke off: " + broken.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private int run(Command command) throws Command.Misunderstood, InterruptedException {
        Session session =
                new Session(home, results, command.journeysPerSecond(), terminal::progress);
        return switch (command.verb()) {
            case "list" -> list();
            case "check" -> check();
            case "full" -> full(session, command);
            case "seeded-bugs" -> seededBugs(session, command);
            case "smoke" -> one(Experiments.smoke(), session, command);
            default -> {
                Optional<Experiment> experiment = Experiments.named(command.verb());
                if (experiment.isEmpty()) {
                    throw new Command.Misunderstood(
                            "There is no experiment '%s'; --list shows what there is."
                                    .formatted(command.verb()));
                }
                yield one(experiment.get(), session, command);
            }
        };
    }

    /** Of the suite that was started by {@code ./usher up}. */
    private int check() throws InterruptedException {
        Home suite = new Home(home.project(), Objects.requireNonNull(home.state().getParent()));
        try {
            Verdict verdict =
                    new CheckRunning(suite, Clock.systemUTC(), terminal::progress).check();
            terminal.say(verdict.text());
            return verdict.clean() ? 0 : 1;
        } catch (NotQuiescent stuck) {
            terminal.complain(String.valueOf(stuck.getMessage()));
            return 1;
        }
    }

    private int list() {
        Experiments.all()
                .forEach(each -> terminal.say("%-20s %s".formatted(each.name(), each.sentence())));
        terminal.say("%-20s %s".formatted("smoke", Experiments.smoke().sentence()));
        return 0;
    }

    private int full(Session session, Command command) throws InterruptedException {
        Full full = new Full(session, command.seed(), command.length());
        return full.run(command.slice(), terminal::say, this::tell) == 0 ? 0 : 1;
    }

    private int one(Experiment experiment, Session session, Command command)
            throws InterruptedException {
        terminal.say(
                "%s, seed %d: %s"
                        .formatted(experiment.name(), command.seed(), experiment.sentence()));
        List<Trial.Told> told = session.run(List.of(experiment), command.seed(), command.length());
        told.forEach(this::tell);
        return told.stream().allMatch(each -> each.result().clean()) ? 0 : 1;
    }

    private int seededBugs(Session session, Command command)
            throws Command.Misunderstood, InterruptedException {
        List<Trap> traps =
                Trap.all().stream()
                        .filter(trap ->
                                command.object() == null
                                        || trap.bug().name().equals(command.object()))
                        .toList();
        if (traps.isEmpty()) {
            throw new Command.Misunderstood(
                    "There is no seeded bug '%s'; there are %s."
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

    private void tell(Trial.Told told) {
        terminal.tell(told, String.valueOf(home.state().resolve("failed")));
    }
}
