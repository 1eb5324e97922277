package dev.usher.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {

    @Test
    void showsOnlyWhatThisRunWrote(@TempDir Path directory) throws IOException {
        Path log = Files.writeString(directory.resolve("server.log"), "of yesterday\n");
        long start = new LogFile(log).end();
        Files.writeString(log, "starting\n\nbroken\n", StandardOpenOption.APPEND);

        assertThat(new LogFile(log).lastLinesSince(start)).containsExactly("starting", "broken");
    }

    @Test
    void showsTheEndOfALongOne(@TempDir Path directory) throws IOException {
        Path log =
                Files.writeString(
                        directory.resolve("server.log"), "line\n".repeat(100_000) + "the reason\n");

        assertThat(new LogFile(log).lastLinesSince(0)).hasSize(15).endsWith("the reason");
    }

    @Test
    void isEmptyWithoutALog(@TempDir Path directory) {
        assertThat(new LogFile(directory.resolve("none.log")).lastLinesSince(0)).isEmpty();
    }
}
