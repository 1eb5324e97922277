package dev.usher.chaos.lab;

import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.ComponentState.Stage;
import dev.usher.local.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts crashed components, as a supervisor in production would, and keeps their logs. */
final class Keeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Keeper.class);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(250);

    /** A pause, so that failing starts do not keep the machine busy. */
    private static final Duration AFTER_A_FAILED_START = Duration.ofSeconds(2);

    private final Suite suite;
    private final Path keptLogs;
    private final Set<String> ignored = ConcurrentHashMap.newKeySet();
    private final Set<String> beingStarted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger restarts = new AtomicInteger();
    private final Thread thread;
    private volatile boolean over;

    Keeper(Suite suite, Path keptLogs) {
        this.suite = suite;
        this.keptLogs = keptLogs;
        this.thread = Thread.ofVirtual().name("keeper").start(this::supervise);
    }

    /** Leaves a component down after a crash. */
    void leaveAlone(String name) {
        ignored.add(name);
    }

    void lookAfter(String name) {
        ignored.remove(name);
    }

    void lookAfterAll() {
        ignored.clear();
    }

    int restarts() {
        return restarts.get();
    }

    private void supervise() {
        try {
            while (!over) {
                for (ComponentState component : suite.state().components()) {
                    if (component.stage() == Stage.CRASHED && !ignored.contains(component.name())) {
                        startAgain(component);
                    }
                }
                Thread.sleep(BETWEEN_CHECKS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain(ComponentState component) {
        String name = component.name();
        if (!beingStarted.add(name)) {
            return;
        }
        keepLog(name, Path.of(component.log()));
        Thread.ofVirtual()
                .name("keeper-" + name)
                .start(() -> {
                    try {
                        suite.startAgain(name);
                        restarts.incrementAndGet();
                    } catch (RuntimeException failed) {
                        log.debug("{} did not start again", name, failed);
                        pause();
                    } finally {
                        beingStarted.remove(name);
                    }
                });
    }

    private void keepLog(String name, Path file) {
        try {
            Files.createDirectories(keptLogs);
            Path kept = keptLogs.resolve("%s-%03d.log".formatted(name, restarts.get() + 1));
            if (Files.exists(file)) {
                Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            log.warn("The log of {} could not be kept: {}", name, failed.toString());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_A_FAILED_START);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
