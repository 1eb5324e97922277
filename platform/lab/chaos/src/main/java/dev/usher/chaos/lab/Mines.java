package dev.usher.chaos.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Arms crash points by files; the process removes the file before it is killed. */
public final class Mines {

    private static final List<String> SERVICES =
            List.of("event-service", "payment-service", "ticket-service", "validation-service");

    private final Path root;

    Mines(Path root) {
        this.root = root;
        SERVICES.forEach(service -> prepare(root.resolve(service)));
    }

    private static void prepare(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The environment variable with the directory of each service's files. */
    Map<String, Map<String, String>> variables() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (String service : SERVICES) {
            all.put(
                    service,
                    Map.of(
                            "USHER_CRASH_POINTS",
                            root.resolve(service).toAbsolutePath().toString()));
        }
        return all;
    }

    /** Arms a point: the process is killed there after the given number of passes. */
    public void arm(String component, String point, int passes) {
        try {
            Files.writeString(root.resolve(component).resolve(point), String.valueOf(passes));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public boolean armed(String component, String point) {
        return Files.exists(root.resolve(component).resolve(point));
    }

    public void disarm(String component, String point) {
        try {
            Files.deleteIfExists(root.resolve(component).resolve(point));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void disarmAll() {
        for (String service : SERVICES) {
            try (Stream<Path> armed = Files.list(root.resolve(service))) {
                armed.forEach(file -> disarm(service, String.valueOf(file.getFileName())));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
