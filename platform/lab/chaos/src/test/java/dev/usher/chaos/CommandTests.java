package dev.usher.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandTests {

    @Test
    void readsAnExperimentWithItsOptions() throws Exception {
        Command command =
                Command.parse("random-kill", "--seed", "7", "--minutes", "3", "--rate", "0.5");

        assertThat(command)
                .isEqualTo(new Command("random-kill", null, 7, Duration.ofMinutes(3), 0.5, false));
    }

    @Test
    void drawsASeedWhenNoneIsGiven() throws Exception {
        assertThat(Command.parse("smoke").seed()).isPositive();
    }

    @Test
    void takesTheOptionForTheListAsAVerb() throws Exception {
        assertThat(Command.parse("--list").verb()).isEqualTo("list");
        assertThat(Command.parse("full", "--slice").slice()).isTrue();
        assertThat(Command.parse("seeded-bugs", "NO_INBOX").object()).isEqualTo("NO_INBOX");
    }

    @Test
    void saysWhatIsWrongWithTheRest() {
        assertThatThrownBy(() -> Command.parse("smoke", "--seed"))
                .isInstanceOf(Command.Misunderstood.class)
                .hasMessage("--seed wants a number.");
        assertThatThrownBy(() -> Command.parse("smoke", "--seed", "x"))
                .hasMessage("--seed wants a number, not 'x'.");
        assertThatThrownBy(() -> Command.parse("smoke", "--minutes", "0"))
                .hasMessage("--minutes wants a number above 0, not 0.");
        assertThatThrownBy(() -> Command.parse("--loud"))
                .hasMessageStartingWith("There is no option --loud.");
        assertThatThrownBy(Command::parse).hasMessage(Command.USAGE);
    }

    @Test
    void explainsItselfIn80Columns() {
        assertThat(Command.USAGE.lines()).allMatch(line -> line.length() <= 80);
    }
}
