package dev.usher.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of the repository, without what builds and tools leave there. */
final class SourceTree {

    private static final Set<String> SKIPPED =
            Set.of("target", "node_modules", ".git", ".usher", ".idea", ".mvn");

    private static final Path ROOT =
            Path.of(System.getProperty("usher.root", "../../..")).toAbsolutePath().normalize();

    private final List<Path> files = new ArrayList<>();

    SourceTree() {
        try {
            Files.walkFileTree(
                    ROOT,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            return SKIPPED.contains(String.valueOf(folder.getFileName()))
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            files.add(ROOT.relativize(file));
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<Path> ending(String suffix) {
        return files.stream().filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }

    /** The Java files that are not tests. */
    List<Path> mainJava() {
        return ending(".java").stream()
                .filter(file -> file.toString().contains("src/main/java/"))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static boolean exists(Path file) {
        return Files.exists(ROOT.resolve(file));
    }

    /** The name of the type that a Java file declares. */
    static String typeOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ".java".length());
    }
}
