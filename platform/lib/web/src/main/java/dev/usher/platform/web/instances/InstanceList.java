package dev.usher.platform.web.instances;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list as last read; read again by whoever asks, a few times a second at most. */
final class InstanceList {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceList.class);

    /** How long a change may go unnoticed. It is one small file, so a look costs microseconds. */
    static final Duration REREAD = Duration.ofMillis(200);

    private final @Nullable Path file;
    private final LongSupplier nanoTime;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Known known;

    /** What the file said, and when it was read. */
    private record Known(Map<String, List<URI>> instances, long at) {}

    InstanceList(@Nullable Path file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.known = new Known(Map.of(), nanoTime.getAsLong() - REREAD.toNanos());
    }

    /** Those that are ready; none when nothing is known about that service. */
    List<URI> of(String service) {
        if (file == null) {
            return List.of();
        }
        Known current = known;
        if (nanoTime.getAsLong() - current.at() >= REREAD.toNanos()
                && reading.compareAndSet(false, true)) {
            try {
                current = new Known(read(file, current.instances()), nanoTime.getAsLong());
                known = current;
            } finally {
                reading.set(false);
            }
        }
        return current.instances().getOrDefault(service, List.of());
    }

    long now() {
        return nanoTime.getAsLong();
    }

    private static Map<String, List<URI>> read(Path file, Map<String, List<URI>> before) {
        try {
            return parse(Files.readAllLines(file));
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (IOException | IllegalArgumentException unreadable) {
            // Better the list of a moment ago than none.
            LOG.warn("the list of instances cannot be read: {}", unreadable.toString());
            return before;
        }
    }

    private static Map<String, List<URI>> parse(List<String> lines) {
        Map<String, List<URI>> instances = new HashMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("no address in '" + line + "'");
            }
            instances
                    .computeIfAbsent(line.substring(0, space), _ -> new ArrayList<>())
                    .add(URI.create(line.substring(space + 1)));
        }
        return instances;
    }
}
