package dev.usher.chaos.run;

import dev.usher.chaos.check.Verdict;
import dev.usher.local.suite.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Keeps the files of a run that was not clean, because the next lab deletes them. */
final class Remains {

    private Remains() {}

    /** Copies logs, recorded messages and history; returns the directory. */
    static Path keep(Home home, Trial.Judged told) {
        Result result = told.result();
        Verdict verdict = told.verdict();
        Path kept =
                home.state()
                        .resolve("failed")
                        .resolve("%s-seed-%d".formatted(result.experiment(), result.seed()));
        try {
            for (String part : List.of("logs", "run")) {
                copy(home.state().resolve(part), kept.resolve(part));
            }
            if (verdict != null) {
                Files.writeString(kept.resolve("verdict.txt"), verdict.text());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return kept;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(directory)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.copy(
                                file,
                                to.resolve(from.relativize(file)),
                                StandardCopyOption.REPLACE_EXISTING);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
