package dev.usher.chaos.lab;

import dev.usher.local.suite.ComponentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the log of each crash before the restart puts it aside. */
record KeptLogs(Path directory, AtomicInteger number) {

    private static final Logger log = LoggerFactory.getLogger(KeptLogs.class);

    KeptLogs(Path directory) {
        this(directory, new AtomicInteger());
    }

    void keep(ComponentState crashed) {
        try {
            Files.createDirectories(directory);
            String name = "%s-%03d.log".formatted(crashed.name(), number.incrementAndGet());
            Path file = Path.of(crashed.log());
            if (Files.exists(file)) {
                Files.copy(file, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            log.warn("The log of {} could not be kept: {}", crashed.name(), failed.toString());
        }
    }
}
