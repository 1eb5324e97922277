package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancesTests {

    @TempDir Path directory;

    @Test
    void areOneLineEachForTheirCallers() throws Exception {
        Path file = directory.resolve("run/instances");

        new Instances(file)
                .write(
                        List.of(
                                new Instance("ticket-service", "http://127.0.0.1:8083"),
                                new Instance("ticket-service", "http://127.0.0.1:29000")));

        assertThat(file)
                .hasContent(
                        """
                        ticket-service http://127.0.0.1:8083
                        ticket-service http://127.0.0.1:29000
                        """);
    }

    @Test
    void replaceWhatAnEarlierRunLeftEvenWithNone() throws Exception {
        Path file = directory.resolve("instances");
        Files.writeString(file, "ticket-service http://127.0.0.1:1\n");

        new Instances(file).write(List.of());

        assertThat(file).isEmptyFile();
    }
}
