package dev.usher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTests {

    @Test
    void takesTheOptionsOfUpInAnyOrder() throws Exception {
        assertThat(Command.parse("up", "--ports-from", "20000", "-d", "--fresh"))
                .isEqualTo(new Command.Up(true, true, new Start(20000, List.of())));
        assertThat(Command.parse("up", "--profile", "load"))
                .isEqualTo(new Command.Up(false, false, new Start(null, List.of("load"))));
        assertThat(Command.parse("up")).isEqualTo(new Command.Up(false, false, Start.USUAL));
    }

    @Test
    void takesTheNameOfALogBeforeOrAfterTheFlag() throws Exception {
        assertThat(Command.parse("logs", "-f", "gateway"))
                .isEqualTo(new Command.Logs("gateway", true));
        assertThat(Command.parse("logs", "gateway", "-f"))
                .isEqualTo(new Command.Logs("gateway", true));
        assertThat(Command.parse("logs")).isEqualTo(new Command.Logs(null, false));
    }

    @Test
    void refusesAProfileThatNoServiceHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.parse("up", "--profile", "laod"))
                .withMessage("There is no profile 'laod'; there are load, chaos.");
    }

    @Test
    void refusesAPortThatIsNotANumber() {
        assertThatExceptionOfType(Command.Misunderstood.class)
                .isThrownBy(() -> Command.parse("up", "--ports-from", "high"))
                .withMessage("--ports-from needs a number, not 'high'.");
    }

    @Test
    void refusesAnUnknownVerbOrWord() {
        assertThatExceptionOfType(Command.Misunderstood.class)
                .isThrownBy(() -> Command.parse("fly"))
                .withMessage("There is no verb 'fly'. See ./usher help.");
        assertThatExceptionOfType(Command.Misunderstood.class)
                .isThrownBy(() -> Command.parse("down", "--now"))
                .withMessage("down does not know '--now'. See ./usher help.");
    }

    @Test
    void refusesARestartOfNothing() {
        assertThatExceptionOfType(Command.Misunderstood.class)
                .isThrownBy(() -> Command.parse("restart"))
                .withMessage("restart which? Names are in ./usher status.");
    }

    @Test
    void takesARoleForTokensAsOftenAsItIsGiven() throws Exception {
        assertThat(Command.parse("tokens", "20", "--role", "organizer", "--role", "admin"))
                .isEqualTo(new Command.Tokens(20, List.of("organizer", "admin")));
        assertThat(Command.parse("tokens", "1")).isEqualTo(new Command.Tokens(1, List.of()));
        assertThatExceptionOfType(Command.Misunderstood.class)
                .isThrownBy(() -> Command.parse("tokens", "--role"));
        assertThatExceptionOfType(Command.Misunderstood.class)
                .isThrownBy(() -> Command.parse("tokens", "0"))
                .withMessage("tokens needs at least 1.");
    }

    @Test
    void needsANameAndANumberToScale() throws Exception {
        assertThat(Command.parse("scale", "ticket", "2")).isEqualTo(new Command.Scale("ticket", 2));
        assertThatExceptionOfType(Command.Misunderstood.class)
                .isThrownBy(() -> Command.parse("scale", "ticket"))
                .withMessage("scale how many?");
        assertThatExceptionOfType(Command.Misunderstood.class)
                .isThrownBy(() -> Command.parse("scale", "ticket", "two"))
                .withMessage("scale needs a number, not 'two'.");
    }
}
