package dev.usher.chaos.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinesTests {

    private static final String PAYMENT = "payment-service";

    @TempDir Path directory;

    @Test
    void setsTheDirectoryOfEachService() {
        Mines mines = new Mines(directory);

        assertThat(mines.variables())
                .hasSize(4)
                .containsEntry(
                        PAYMENT,
                        java.util.Map.of(
                                "USHER_CRASH_POINTS", directory.resolve(PAYMENT).toString()));
    }

    @Test
    void armsAPointByAFileWithTheNumberOfPasses() throws Exception {
        Mines mines = new Mines(directory);

        mines.arm(PAYMENT, "settle.before_commit", 2);

        assertThat(directory.resolve(PAYMENT).resolve("settle.before_commit")).hasContent("2");
        assertThat(mines.armed(PAYMENT, "settle.before_commit")).isTrue();
        assertThat(mines.armed("ticket-service", "settle.before_commit")).isFalse();
    }

    @Test
    void tellsThatAPointWasReachedByItsMissingFile() throws Exception {
        Mines mines = new Mines(directory);
        mines.arm(PAYMENT, "settle.before_commit", 0);

        Files.delete(directory.resolve(PAYMENT).resolve("settle.before_commit"));

        assertThat(mines.armed(PAYMENT, "settle.before_commit")).isFalse();
    }

    @Test
    void disarmsEverything() {
        Mines mines = new Mines(directory);
        mines.arm(PAYMENT, "settle.before_commit", 0);
        mines.arm("event-service", "claim.after_commit", 0);

        mines.disarmAll();

        assertThat(mines.armed(PAYMENT, "settle.before_commit")).isFalse();
        assertThat(mines.armed("event-service", "claim.after_commit")).isFalse();
    }
}
