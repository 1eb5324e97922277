package dev.usher.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuSnapshotTests {

    @TempDir private Path proc;

    @Test
    void sumsAProcessAndItsDescendants() throws IOException {
        process(10, "postgres", 1, 100, 50, 0, 0);
        process(11, "postgres: writer", 10, 20, 10, 0, 0);
        process(12, "sub (of) child", 11, 5, 5, 0, 0);
        process(20, "other", 1, 9_999, 0, 0, 0);

        assertThat(CpuSnapshot.of(proc).ofTree(10)).isEqualTo(Duration.ofMillis(1_900));
    }

    @Test
    void countsEndedProcessesWithTheirParent() throws IOException {
        process(10, "postgres", 1, 100, 0, 40, 2);

        CpuSnapshot snapshot = CpuSnapshot.of(proc);

        assertThat(snapshot.ofTree(10)).isEqualTo(Duration.ofMillis(1_420));
        assertThat(snapshot.ofProcess(10)).isEqualTo(Duration.ofSeconds(1));
        assertThat(snapshot.ofEndedChildren(10)).isEqualTo(Duration.ofMillis(420));
    }

    @Test
    void isZeroForAnEndedProcess() {
        assertThat(CpuSnapshot.of(proc).ofTree(77)).isEqualTo(Duration.ZERO);
    }

    @Test
    void readsRealProcesses() {
        long self = ProcessHandle.current().pid();

        assertThat(CpuSnapshot.take().ofProcess(self)).isPositive();
    }

    private void process(
            long pid, String name, long parent, long user, long system, long ended, long endedSys)
            throws IOException {
        Path directory = Files.createDirectory(proc.resolve(String.valueOf(pid)));
        Files.writeString(
                directory.resolve("stat"),
                "%d (%s) S %d 1 1 0 -1 4194304 100 0 0 0 %d %d %d %d 20 0 1 0 12345 1000 100\n"
                        .formatted(pid, name, parent, user, system, ended, endedSys));
    }
}
