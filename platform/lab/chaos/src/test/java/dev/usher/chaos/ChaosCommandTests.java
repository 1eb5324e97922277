package dev.usher.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosCommandTests {

    @Test
    void readsAnExperimentWithItsOptions() throws Exception {
        ChaosCommand command =
                ChaosCommand.parse("random-kill", "--seed", "7", "--minutes", "3", "--rate", "0.5");

        assertThat(command)
                .isEqualTo(
                        new ChaosCommand(
                                "random-kill",
                                null,
                                7,
                                Duration.ofMinutes(3),
                                0.5,
                                false,
                                List.of()));
    }

    @Test
    void drawsASeedByDefault() throws Exception {
        assertThat(ChaosCommand.parse("smoke").seed()).isPositive();
    }

    @Test
    void readsOptionsThatAreVerbs() throws Exception {
        assertThat(ChaosCommand.parse("--list").verb()).isEqualTo("list");
        assertThat(ChaosCommand.parse("--help").verb()).isEqualTo("help");
        assertThat(ChaosCommand.parse("full", "--slice").slice()).isTrue();
        assertThat(ChaosCommand.parse("seeded-bugs", "NO_INBOX").object()).isEqualTo("NO_INBOX");
    }

    @Test
    void readsTheCrashPointsThatAreMeant() throws Exception {
        assertThat(ChaosCommand.parse("crash-points").points()).isEmpty();
        assertThat(
                        ChaosCommand.parse("crash-points", "--points", "mint.*, ticket-service/*")
                                .points())
                .containsExactly("mint.*", "ticket-service/*");
    }

    @Test
    void explainsInvalidArguments() {
        assertThatThrownBy(() -> ChaosCommand.parse("smoke", "--seed"))
                .isInstanceOf(ChaosCommand.Misunderstood.class)
                .hasMessage("--seed needs a number.");
        assertThatThrownBy(() -> ChaosCommand.parse("smoke", "--seed", "x"))
                .hasMessage("--seed needs a number, not 'x'.");
        assertThatThrownBy(() -> ChaosCommand.parse("smoke", "--minutes", "0"))
                .hasMessage("--minutes needs a number above 0, not 0.");
        assertThatThrownBy(() -> ChaosCommand.parse("crash-points", "--points"))
                .hasMessage("--points needs names of crash points.");
        assertThatThrownBy(() -> ChaosCommand.parse("smoke", "--points", "mint.*"))
                .hasMessage("--points is an option of crash-points alone.");
        assertThatThrownBy(() -> ChaosCommand.parse("--loud"))
                .hasMessageStartingWith("There is no option --loud.");
        assertThatThrownBy(ChaosCommand::parse).hasMessage(ChaosCommand.USAGE);
    }

    @Test
    void hasAUsageOf80Columns() {
        assertThat(ChaosCommand.USAGE.lines()).allMatch(line -> line.length() <= 80);
    }
}
