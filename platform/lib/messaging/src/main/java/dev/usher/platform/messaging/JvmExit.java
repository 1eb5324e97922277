package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shuts the JVM down, and halts it when the shutdown takes too long. */
final class JvmExit implements ProcessExit {

    private static final Logger log = LoggerFactory.getLogger(JvmExit.class);
    private static final int STATUS = 1;

    private final Duration patience;
    private final AtomicBoolean ending = new AtomicBoolean();

    JvmExit(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void because(String reason, @Nullable Throwable cause) {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        log.error("The process ends: {}", reason, cause);
        // The caller may be a thread that the shutdown waits for.
        Thread exit = Thread.ofPlatform().name("exit").daemon().start(() -> System.exit(STATUS));
        Thread.ofPlatform().name("halt").daemon().start(() -> haltAfter(exit));
    }

    private void haltAfter(Thread exit) {
        try {
            exit.join(patience);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(STATUS);
    }
}
