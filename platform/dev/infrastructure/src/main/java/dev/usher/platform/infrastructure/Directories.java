package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Directories that come and go as a whole. */
final class Directories {

    private static final Pattern TEMPORARY =
            Pattern.compile("usher-(?:postgresql|kafka|keycloak)-(\\d{1,10})-\\d+");

    private static final int DELETE_ATTEMPTS = 5;

    private Directories() {}

    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** There, and with nothing in it. */
    static Path emptied(Path directory) {
        delete(directory);
        return create(directory);
    }

    /** Named after this JVM; what JVMs that were killed left behind is cleared away. */
    static Path temporary(String name) {
        try {
            String owned = "usher-" + name + "-" + ProcessHandle.current().pid() + "-";
            Path created = Files.createTempDirectory(owned);
            clearLeftovers(created.resolveSibling("."));
            return created;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void clearLeftovers(Path parent) throws IOException {
        try (Stream<Path> siblings = Files.list(parent)) {
            for (Path sibling : siblings.toList()) {
                Matcher owned = TEMPORARY.matcher(sibling.getFileName().toString());
                if (owned.matches() && ProcessHandle.of(Long.parseLong(owned.group(1))).isEmpty()) {
                    deleteIfOurs(sibling);
                }
            }
        }
    }

    /** Another JVM may be at it, or it may belong to somebody else. */
    private static void deleteIfOurs(Path directory) {
        try {
            delete(directory);
        } catch (IllegalStateException refused) {
            // It is in nobody's way.
        }
    }

    static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Links are removed, what they point to stays. */
    static void delete(Path directory) {
        for (int attempt = 1; Files.exists(directory); attempt++) {
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException busy) {
                // A file came or went meanwhile: its owner was still tidying up.
                if (attempt == DELETE_ATTEMPTS) {
                    throw new IllegalStateException("Could not delete " + directory, busy);
                }
            }
        }
    }
}
