package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Creates and deletes directories as a whole. */
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

    /** Creates the directory, or empties it if it exists. */
    static Path emptied(Path directory) {
        delete(directory);
        return create(directory);
    }

    /** Creates a directory named after this JVM, and deletes those of JVMs that were killed. */
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

    /** Another JVM may be deleting it too, or it may belong to another user. */
    private static void deleteIfOurs(Path directory) {
        try {
            delete(directory);
        } catch (IllegalStateException refused) {
            // A directory that stays does no harm.
        }
    }

    static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Deletes a directory. Links are removed; their targets stay. */
    static void delete(Path directory) {
        for (int attempt = 1; Files.exists(directory); attempt++) {
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException busy) {
                // A file appeared or vanished while its owner was still deleting.
                if (attempt == DELETE_ATTEMPTS) {
                    throw new IllegalStateException("Could not delete " + directory, busy);
                }
            }
        }
    }
}
