package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that come and go as a whole. */
final class Directories {

    private Directories() {}

    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    static Path temporary(String name) {
        try {
            return Files.createTempDirectory("usher-" + name + "-");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
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
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException gone) {
            // Its owner was still tidying up; it did our work.
            delete(directory);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
