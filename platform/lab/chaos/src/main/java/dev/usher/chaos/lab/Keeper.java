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

/** Starts again whatever crashed, as an operator's supervisor would, and keeps its last log. */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Lest a server whose disk is full keeps the machine busy with its attempts. */
    private static final Duration AFTER_A_FAILED_START = Duration.ofSeconds(2);

    private final Suite suite;
    private final Path keptLogs;
    private final Set<String> leftAlone = ConcurrentHashMap.newKeySet();
    private final Set<String> beingStarted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger restarts = new AtomicInteger();
    private final Thread round;
    private volatile boolean over;

    Keeper(Suite suite, Path keptLogs) {
        this.suite = suite;
        this.keptLogs = keptLogs;
        this.round = Thread.ofVirtual().name("keeper").start(this::look);
    }

    /** Its crash is wanted for the time being. */
    void leaveAlone(String name) {
        leftAlone.add(name);
    }

    void lookAfter(String name) {
        leftAlone.remove(name);
    }

    void lookAfterAll() {
        leftAlone.clear();
    }

    int restarts() {
        return restarts.get();
    }

    private void look() {
        try {
            while (!over) {
                for (ComponentState component : suite.state().components()) {
                    if (component.stage() == Stage.CRASHED
                            && !leftAlone.contains(component.name())) {
                        startAgain(component);
                    }
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException ended) {
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
                        LOG.debug("{} did not start again", name, failed);
                        pause();
                    } finally {
                        beingStarted.remove(name);
                    }
                });
    }

    private void keepLog(String name, Path log) {
        try {
            Files.createDirectories(keptLogs);
            Path kept = keptLogs.resolve("%s-%03d.log".formatted(name, restarts.get() + 1));
            if (Files.exists(log)) {
                Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            LOG.warn("the log of {} is lost: {}", name, failed.toString());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_A_FAILED_START);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
        round.interrupt();
    }
}
