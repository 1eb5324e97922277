package dev.usher.bench.load;

import dev.usher.bench.machine.Waiting;
import dev.usher.bench.process.Dialogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The process that sends requests in the open model. Latency counts from the intended start, so
 * that a server that stands still is charged for every request that had to wait.
 */
public final class OpenLoadProcess {

    static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private static final Duration BEFORE_THE_FIRST = Duration.ofMillis(50);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OpenLoadProcess() {}

    static void main() throws IOException {
        OpenLoadProcess process = new OpenLoadProcess();
        Dialogue.serve(OpenLoad.class, process::run);
    }

    /** Is told of each request just before it is sent. */
    @FunctionalInterface
    interface Listener {
        void begins(int index, long intendedNanos);
    }

    private LoadReport run(OpenLoad load) {
        OpenLoad.Watch watch = load.watch();
        if (watch == null) {
            return run(load, (_, _) -> {});
        }
        List<UUID> ids = ids(watch);
        try (Watcher watcher = new Watcher(watch.url(), watch.sql())) {
            LoadReport report =
                    run(load, (index, intended) -> watcher.expect(ids.get(index), intended));
            return report.with(watcher.finish());
        }
    }

    private static List<UUID> ids(OpenLoad.Watch watch) {
        try {
            return Files.readAllLines(Path.of(watch.ids())).stream().map(UUID::fromString).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    LoadReport run(OpenLoad load, Listener listener) {
        List<HttpRequest> requests =
                LoadRequest.read(Path.of(load.requests())).stream()
                        .map(request -> request.to(load.port(), ANSWER_WITHIN))
                        .toList();
        LoadTally tally = new LoadTally();
        List<CompletableFuture<?>> underWay = new ArrayList<>();
        long start = System.nanoTime() + BEFORE_THE_FIRST.toNanos();
        for (int i = 0; i < load.intended(); i++) {
            long intended = load.intendedNanos(start, i);
            Waiting.untilNanos(intended);
            listener.begins(i, intended);
            underWay.add(send(requests.get(i % requests.size()), intended, tally));
        }
        CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
        return tally.report();
    }

    private CompletableFuture<?> send(HttpRequest request, long intended, LoadTally tally) {
        return client.sendAsync(request, BodyHandlers.discarding())
                .handle((answer, failure) -> {
                    if (failure == null) {
                        tally.answered(answer.statusCode(), intended, System.nanoTime());
                    } else {
                        tally.failed();
                    }
                    return tally;
                });
    }
}
