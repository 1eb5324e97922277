package dev.usher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.local.suite.Home;
import dev.usher.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class LauncherTests {

    @TempDir Path directory;
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @Test
    void takesTheOptionsOfUpInAnyOrder() {
        ParseResult up =
                parsed("up", "--ports-from", "20000", "--profile", "load", "-d", "--fresh");

        assertThat(up.matchedOptionValue("--ports-from", 0)).isEqualTo(20000);
        assertThat(up.matchedOptionValue("--profile", List.of())).isEqualTo(List.of("load"));
        assertThat(up.hasMatchedOption("--detach")).isTrue();
        assertThat(up.hasMatchedOption("--fresh")).isTrue();
        assertThat(parsed("up").matchedOptions()).isEmpty();
    }

    @Test
    void takesTheNameOfALogBeforeOrAfterTheFlag() {
        for (ParseResult logs :
                List.of(parsed("logs", "-f", "gateway"), parsed("logs", "gateway", "-f"))) {
            assertThat(logs.matchedPositionalValue(0, "")).isEqualTo("gateway");
            assertThat(logs.hasMatchedOption("--follow")).isTrue();
        }
        assertThat(parsed("logs").matchedPositionals()).isEmpty();
    }

    @Test
    void takesARoleForTokensAsOftenAsItIsGiven() {
        ParseResult tokens = parsed("tokens", "20", "--role", "organizer", "--role", "admin");

        assertThat(tokens.matchedPositionalValue(0, 0)).isEqualTo(20);
        assertThat(tokens.matchedOptionValue("--role", List.of()))
                .isEqualTo(List.of("organizer", "admin"));
        assertThat(refused(1, "tokens", "0")).isEqualTo("tokens needs at least 1.");
    }

    @Test
    void refusesAProfileThatNoServiceHas() {
        assertThat(refused(1, "up", "--profile", "laod"))
                .isEqualTo("There is no profile 'laod'; there are load, chaos.");
    }

    @Test
    void refusesWhatIsNotANumber() {
        assertThat(refused(2, "up", "--ports-from", "high"))
                .isEqualTo(
                        "Invalid value for option '--ports-from': 'high' is not an int."
                                + " See ./usher help.");
        assertThat(refused(2, "scale", "ticket", "two"))
                .contains("'two' is not an int. See ./usher help.");
    }

    @Test
    void refusesAnUnknownVerbOrWord() {
        assertThat(refused(2, "fly")).isEqualTo("There is no verb 'fly'. See ./usher help.");
        assertThat(refused(2, "down", "--now"))
                .isEqualTo("down does not know '--now'. See ./usher help.");
        assertThat(refused(2)).isEqualTo("Which verb? See ./usher help.");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(refused(2, "restart"))
                .isEqualTo("restart needs a name, as in ./usher status. See ./usher help.");
        assertThat(refused(2, "command", "ticket"))
                .isEqualTo("command needs a command. See ./usher help.");
        assertThat(refused(2, "scale", "ticket"))
                .isEqualTo("scale needs a number. See ./usher help.");
        assertThat(refused(2, "up", "--ports-from"))
                .isEqualTo("--ports-from needs a value. See ./usher help.");
    }

    private ParseResult parsed(String... arguments) {
        return commandLine().parseArgs(arguments).subcommand();
    }

    private String refused(int code, String... arguments) {
        complaints.reset();
        assertThat(commandLine().execute(arguments)).isEqualTo(code);
        return complaints.toString(StandardCharsets.UTF_8).strip().replace("\n", " ");
    }

    private CommandLine commandLine() {
        PrintStream err = new PrintStream(complaints, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(System.out, err, false);
        return Launcher.commandLine(
                new Home(directory, directory.resolve("state")), terminal, Clock.systemUTC());
    }
}
