package dev.usher.chaos.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class SmallDiskIntegrationTests {

    @TempDir Path directory;

    private Path mount;
    private Optional<SmallDisk> disk = Optional.empty();

    @BeforeEach
    void mountIt() {
        mount = directory.resolve("disk");
        disk = SmallDisk.mountedAt(mount);
        assumeTrue(disk.isPresent(), "mounting is not allowed here");
    }

    @AfterEach
    void unmountIt() {
        disk.ifPresent(SmallDisk::close);
    }

    @Test
    void hasNoRoomForAByteAfterFilling() throws Exception {
        disk.orElseThrow().fill();

        assertThatThrownBy(() -> Files.writeString(mount.resolve("one"), "x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");

        disk.orElseThrow().free();
        assertThat(Files.writeString(mount.resolve("two"), "x")).hasContent("x");
    }

    @Test
    void isUnmountedByTheNextRun() throws Exception {
        assertThat(mounted()).isTrue();

        SmallDisk.unmountLeftovers(directory);

        assertThat(mounted()).isFalse();
    }

    private boolean mounted() throws IOException {
        return Files.readAllLines(Path.of("/proc/mounts")).stream()
                .anyMatch(line -> line.contains(" " + mount + " "));
    }
}
