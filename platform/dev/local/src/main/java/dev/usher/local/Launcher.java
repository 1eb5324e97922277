package dev.usher.local;

import dev.usher.local.realm.RealmFile;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.SuiteFailed;
import dev.usher.local.terminal.Terminal;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the verbs of {@code ./usher} that are about the local suite. */
@Command(name = "usher")
public final class Launcher {

    private static final int MISUNDERSTOOD = 2;
    private static final String NAME = "a name, as in ./usher status";
    private static final String NUMBER = "a number";

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;

    private Launcher(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    public static void main(String... arguments) {
        Terminal terminal = Terminal.ofThisProcess();
        int code;
        try {
            code = commandLine(home(), terminal, Clock.systemUTC()).execute(arguments);
        } catch (IllegalStateException noCheckout) {
            terminal.complain(String.valueOf(noCheckout.getMessage()));
            code = 1;
        }
        System.exit(code);
    }

    /** Reads command lines; one that cannot be understood is explained and answered with 2. */
    static CommandLine commandLine(Home home, Terminal terminal, Clock clock) {
        return new CommandLine(new Launcher(home, terminal, clock))
                .setParameterExceptionHandler((misread, _) -> {
                    terminal.complain(explained(misread) + " See ./usher help.");
                    return MISUNDERSTOOD;
                })
                .setExecutionExceptionHandler((failed, _, _) -> {
                    if (failed instanceof IllegalArgumentException
                            || failed instanceof IllegalStateException) {
                        terminal.complain(String.valueOf(failed.getMessage()));
                        return 1;
                    }
                    throw failed;
                });
    }

    private static String explained(ParameterException misread) {
        CommandLine line = misread.getCommandLine();
        String verb = line.getParent() == null ? "" : line.getCommandName();
        return switch (misread) {
            case UnmatchedArgumentException unknown ->
                    verb.isEmpty()
                            ? "There is no verb '%s'.".formatted(unknown.getUnmatched().getFirst())
                            : "%s does not know '%s'."
                                    .formatted(verb, unknown.getUnmatched().getFirst());
            case MissingParameterException missing ->
                    verb.isEmpty() ? "Which verb?" : needed(verb, missing.getMissing().getFirst());
            default -> verb.isEmpty() ? "Which verb?" : misread.getMessage() + ".";
        };
    }

    private static String needed(String verb, ArgSpec missing) {
        return missing instanceof OptionSpec option
                ? option.longestName() + " needs a value."
                : "%s needs %s.".formatted(verb, missing.paramLabel());
    }

    /** The state directory; tests keep that of their own suite elsewhere. */
    private static Home home() {
        Home usual = Home.of(ProjectRoot.find());
        String elsewhere = System.getProperty("usher.state", "");
        return elsewhere.isBlank()
                ? usual
                : new Home(usual.project(), Path.of(elsewhere).toAbsolutePath().normalize());
    }

    /** The options of every verb that starts a suite. */
    static final class StartOptions {

        @Option(names = "--ports-from", paramLabel = NUMBER)
        private @Nullable Integer portsFrom;

        @Option(names = "--profile")
        private List<String> profiles = new ArrayList<>();

        Start start() {
            return new Start(portsFrom, profiles);
        }
    }

    @Command
    int up(
            @Option(names = {"-d", "--detach"}) boolean detached,
            @Option(names = "--fresh") boolean fresh,
            @Mixin StartOptions options) {
        return new Up(home, terminal, clock).run(detached, fresh, options.start());
    }

    /** Runs the background part of a detached {@code up}; only the launcher itself starts it. */
    @Command
    int supervise(@Mixin StartOptions options) {
        Supervisor supervisor = new Supervisor(options.start().settings(home), clock, _ -> {});
        try {
            supervisor.start();
        } catch (SuiteFailed failed) {
            terminal.complain(String.valueOf(failed.getMessage()));
            return 1;
        }
        supervisor.watch();
        return 0;
    }

    @Command
    int status(@Option(names = "--json") boolean json) {
        return new Status(home, terminal).report(json);
    }

    @Command
    int logs(
            @Parameters(index = "0", arity = "0..1") @Nullable String name,
            @Option(names = {"-f", "--follow"}) boolean follow) {
        return new Logs(home, terminal).show(name, follow);
    }

    @Command
    int restart(@Parameters(index = "0", paramLabel = NAME) String name) {
        return new Conversation(home, terminal).restart(name);
    }

    @Command
    int scale(
            @Parameters(index = "0", paramLabel = NAME) String service,
            @Parameters(index = "1", paramLabel = NUMBER) int replicas) {
        return new Conversation(home, terminal).scale(service, replicas);
    }

    @Command
    int command(
            @Parameters(index = "0", paramLabel = NAME) String name,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "a command")
                    List<String> words) {
        return new Conversation(home, terminal).operate(name, words);
    }

    @Command
    int tokens(
            @Parameters(index = "0", paramLabel = NUMBER) int count,
            @Option(names = "--role") @Nullable List<String> roles) {
        if (count < 1) {
            throw new IllegalArgumentException("tokens needs at least 1.");
        }
        return new Tokens(home, terminal).print(count, roles == null ? List.of() : roles);
    }

    @Command
    int demo() {
        return new Demo(home, terminal, clock).run();
    }

    @Command
    int down() {
        return new Down(home, terminal).run();
    }

    @Command
    int docs() {
        Path published = RealmFile.published(home.project());
        RealmFile.write(published, RealmFile.merged(home.project()));
        terminal.say("Wrote " + home.project().relativize(published));
        return 0;
    }
}
