package dev.usher.local;

import dev.usher.local.realm.RealmFile;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.SuiteFailed;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.nio.file.Path;
import java.time.Clock;

/** Runs the verbs of {@code ./usher} that are about the local suite. */
public final class Launcher {

    private static final int MISUNDERSTOOD = 2;

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
            Command command = Command.parse(arguments);
            code = new Launcher(home(), terminal, Clock.systemUTC()).run(command);
        } catch (Command.Misunderstood misunderstood) {
            terminal.complain(String.valueOf(misunderstood.getMessage()));
            code = MISUNDERSTOOD;
        } catch (IllegalArgumentException | IllegalStateException refused) {
            terminal.complain(String.valueOf(refused.getMessage()));
            code = 1;
        }
        System.exit(code);
    }

    /** The state directory; tests keep that of their own suite elsewhere. */
    private static Home home() {
        Home usual = Home.of(ProjectRoot.find());
        String elsewhere = System.getProperty("usher.state", "");
        return elsewhere.isBlank()
                ? usual
                : new Home(usual.project(), Path.of(elsewhere).toAbsolutePath().normalize());
    }

    private int run(Command command) {
        return switch (command) {
            case Command.Up up ->
                    new Up(home, terminal, clock).run(up.detached(), up.fresh(), up.start());
            case Command.Supervise supervise -> supervise(supervise);
            case Command.Status status -> new Status(home, terminal).report(status.json());
            case Command.Logs logs -> new Logs(home, terminal).show(logs.name(), logs.follow());
            case Command.Restart restart ->
                    new Conversation(home, terminal).restart(restart.name());
            case Command.Scale scale ->
                    new Conversation(home, terminal).scale(scale.service(), scale.replicas());
            case Command.Tokens tokens ->
                    new Tokens(home, terminal).print(tokens.count(), tokens.roles());
            case Command.Demo _ -> new Demo(home, terminal, clock).run();
            case Command.Down _ -> new Down(home, terminal).run();
            case Command.Docs _ -> docs();
        };
    }

    private int supervise(Command.Supervise command) {
        Supervisor supervisor = new Supervisor(command.start().settings(home), clock, _ -> {});
        try {
            supervisor.start();
        } catch (SuiteFailed failed) {
            terminal.complain(String.valueOf(failed.getMessage()));
            return 1;
        }
        supervisor.watch();
        return 0;
    }

    private int docs() {
        Path published = RealmFile.published(home.project());
        RealmFile.write(published, RealmFile.merged(home.project()));
        terminal.say("Wrote " + home.project().relativize(published));
        return 0;
    }
}
