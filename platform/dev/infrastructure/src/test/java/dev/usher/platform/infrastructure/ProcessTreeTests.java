package dev.usher.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessTreeTests {

    private Process parent;
    private ProcessTree tree;

    @BeforeEach
    void startAParentWithAChild() throws Exception {
        parent = new ProcessBuilder("sh", "-c", "sleep 600 & wait").start();
        tree = new ProcessTree(parent.toHandle());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> parent.descendants().count() == 1);
    }

    @AfterEach
    void endThem() {
        tree.kill();
    }

    @Test
    void hangsAsAWholeUntilItMayGoOn() {
        List<Long> all =
                List.of(parent.pid(), parent.descendants().findFirst().orElseThrow().pid());

        tree.pause();
        assertThat(all).allSatisfy(pid -> await(pid, "T"));

        tree.resume();
        assertThat(all).allSatisfy(pid -> await(pid, "S"));
    }

    @Test
    void endsAsAWholeEvenWhilePaused() {
        ProcessHandle child = parent.descendants().findFirst().orElseThrow();
        tree.pause();

        tree.kill();

        assertThat(parent.isAlive()).isFalse();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !runs(child.pid()));
    }

    private static void await(long pid, String state) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> state(pid).equals(state));
    }

    /** In a container dead processes may stay unreaped; they do not run any more either way. */
    private static boolean runs(long pid) throws IOException {
        return Files.exists(Path.of("/proc/" + pid)) && !state(pid).equals("Z");
    }

    private static String state(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
    }
}
