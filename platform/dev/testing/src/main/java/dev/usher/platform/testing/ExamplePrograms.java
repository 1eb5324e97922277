package dev.usher.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs in docs/examples, in a copy of their own, compiled as their readers compile them.
 */
public final class ExamplePrograms {

    private static final List<String> SOURCES = List.of("usher", "shop", "gate");
    private static final String TYPES = "usher/schema.d.ts";

    private final NodePackages packages;
    private final Path copy;

    private ExamplePrograms(NodePackages packages, Path copy) {
        this.packages = packages;
        this.copy = copy;
    }

    /** Copies the sources to that directory, which is emptied first. */
    public static ExamplePrograms copiedTo(Path directory) {
        NodePackages packages = NodePackages.of("docs/examples");
        try {
            clear(directory);
            for (String source : SOURCES) {
                copy(packages.directory().resolve(source), directory.resolve(source));
            }
            for (String file : List.of("package.json", "tsconfig.json")) {
                Files.copy(packages.directory().resolve(file), directory.resolve(file));
            }
            Files.createSymbolicLink(
                    directory.resolve("node_modules"),
                    packages.directory().resolve("node_modules"));
            return new ExamplePrograms(packages, directory.toAbsolutePath());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes the types from that document and compiles the programs against them. */
    public NodePackages.Output build(Path document) {
        packages.run(
                        copy,
                        "openapi-typescript",
                        document.toAbsolutePath().toString(),
                        "--output",
                        TYPES)
                .expectSuccess();
        return packages.run(copy, "tsc");
    }

    /** Returns the command that starts a compiled program, for example {@code shop/shop.js}. */
    public List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add("node");
        command.add(copy.resolve("out").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(each -> !each.endsWith(TYPES)).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
    }
}
