package dev.usher.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadTimesTests {

    @TempDir private Path process;

    @Test
    void countsThreadsByKindAndEndedOnesWithTheRest() throws IOException {
        whole(100);
        thread(1, "main", 60);
        thread(2, "C2 CompilerThre", 30);
        thread(3, "short (lived)", 10);
        ThreadTimes before = ThreadTimes.of(process);
        whole(190);
        thread(1, "main", 80);
        thread(2, "C2 CompilerThre", 70);
        Files.delete(process.resolve("task/3/stat"));
        thread(4, "VM Thread", 5);

        Map<ThreadKind, Duration> spent = ThreadTimes.of(process).since(before);

        assertThat(spent)
                .containsEntry(ThreadKind.JIT, Duration.ofMillis(400))
                .containsEntry(ThreadKind.GC, Duration.ofMillis(50))
                .containsEntry(ThreadKind.JAVA, Duration.ofMillis(450));
    }

    @Test
    void readsThisProcess() {
        ThreadTimes now = ThreadTimes.of(ProcessHandle.current().pid());

        assertThat(now.since(now).values()).containsOnly(Duration.ZERO);
    }

    private void whole(long ticks) throws IOException {
        write(process.resolve("stat"), "java", ticks);
    }

    private void thread(int id, String name, long ticks) throws IOException {
        Path task = Files.createDirectories(process.resolve("task").resolve(String.valueOf(id)));
        write(task.resolve("stat"), name, ticks);
    }

    private static void write(Path file, String name, long ticks) throws IOException {
        Files.writeString(
                file, "7 (%s) S 1 1 1 0 -1 0 0 0 0 0 %d 0 0 0 20 0 1".formatted(name, ticks));
    }
}
