package dev.usher.platform.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;

/** The directory of the checkout: set by the build, else the nearest directory above with mvnw. */
public final class ProjectRoot {

    private ProjectRoot() {}

    public static Path find() {
        String told = System.getProperty("usher.root");
        if (told != null && !told.isBlank()) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path directory = here; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("mvnw"))) {
                return directory;
            }
        }
        throw new IllegalStateException(
                "No mvnw in or above " + here + ": run this inside the checkout of Usher.");
    }
}
