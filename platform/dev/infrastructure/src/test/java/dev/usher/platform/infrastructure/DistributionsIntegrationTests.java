package dev.usher.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class DistributionsIntegrationTests {

    @Test
    void unpacksOnceForAllWhoAskAtTheSameTime(@TempDir Path cache) throws Exception {
        List<String> steps = new CopyOnWriteArrayList<>();
        List<Future<Path>> homes = new ArrayList<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                homes.add(threads.submit(() -> Distributions.in(cache).postgres(steps::add)));
            }
        }

        for (Future<Path> home : homes) {
            assertThat(home.get().resolve("bin/postgres")).isExecutable();
        }
        assertThat(steps).containsOnlyOnce("unpacking PostgreSQL");
    }

    @Test
    void startsOverWhereAnEarlierUnpackingWasCutOff(@TempDir Path cache) throws Exception {
        Path left = Files.createDirectories(cache.resolve("postgres-18.6.0.unfinished/bin"));
        Files.writeString(left.resolve("postgres"), "half a program");

        Path home = Distributions.in(cache).postgres(step -> {});

        assertThat(home.resolve("bin/postgres")).isExecutable();
        assertThat(home.resolve("bin/postgres").toFile().length()).isGreaterThan(1_000_000);
        assertThat(left).doesNotExist();
    }
}
