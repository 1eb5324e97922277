package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppLaunchTests {

    @TempDir Path app;

    @Test
    void givesTheWriterOfTheCacheTimeToEnd() throws Exception {
        Duration first = launch(1, List.of()).grace();

        Files.createFile(app.resolve("app.aot"));

        assertThat(launch(1, List.of()).grace()).isLessThan(first);
    }

    @Test
    void givesOnlyTheWriterThatTime() {
        Duration writer = launch(1, List.of()).grace();

        assertThat(launch(2, List.of()).grace()).isLessThan(writer);
        assertThat(launch(1, List.of("-javaagent:bugs.jar")).grace()).isLessThan(writer);
        assertThat(launch(1, List.of(Alterations.NO_CACHE)).grace()).isLessThan(writer);
    }

    private AppLaunch launch(int number, List<String> jvmArguments) {
        return new AppLaunch(
                new ComponentName("event-service", number),
                app.resolve("event-service.jar"),
                128,
                jvmArguments,
                Map.of());
    }
}
