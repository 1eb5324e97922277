package dev.usher.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTests {

    @Test
    void deleteDirectoriesOfKilledJvms() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path first = Directories.temporary("kafka");
        Path leftover =
                Files.createDirectories(
                        first.resolveSibling("usher-kafka-" + gone.pid() + "-1/tmp"));

        Path second = Directories.temporary("kafka");

        assertThat(leftover.getParent()).doesNotExist();
        assertThat(first).exists();
        Directories.delete(first);
        Directories.delete(second);
    }

    @Test
    void removeLinksButNotWhatTheyPointTo(@TempDir Path directory) throws Exception {
        Path shared = Files.createDirectories(directory.resolve("shared"));
        Path file = Files.writeString(shared.resolve("file"), "kept");
        Path own = Files.createDirectories(directory.resolve("own"));
        Files.createSymbolicLink(own.resolve("lib"), shared);

        Directories.delete(own);

        assertThat(own).doesNotExist();
        assertThat(file).hasContent("kept");
    }
}
