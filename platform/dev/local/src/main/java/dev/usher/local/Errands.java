package dev.usher.local;

import dev.usher.local.suite.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Does what other commands ask for, as soon as they ask; none waits for another one here. */
final class Errands implements Runnable {

    private final Path requests;
    private final Mailbox mailbox;
    private final Consumer<Request> work;

    Errands(Home home, Consumer<Request> work) {
        this.requests = home.requests();
        this.mailbox = new Mailbox(home);
        this.work = work;
    }

    /** Serves requests until the thread is interrupted. */
    @Override
    public void run() {
        try (WatchService changes = requests.getFileSystem().newWatchService()) {
            requests.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            try (Stream<Path> early = Files.list(requests)) {
                early.forEach(request -> serve(String.valueOf(request.getFileName())));
            }
            boolean valid = true;
            while (valid) {
                WatchKey key = changes.take();
                for (WatchEvent<?> event : key.pollEvents()) {
                    serve(String.valueOf(event.context()));
                }
                valid = key.reset();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(String request) {
        Thread.ofVirtual().name(request).start(() -> mailbox.serve(request, work));
    }
}
