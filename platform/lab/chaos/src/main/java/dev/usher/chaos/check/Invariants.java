package dev.usher.chaos.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All invariants of the project: SQL files under {@code src/main/invariants} of the module whose
 * tables they concern, and a few that are not queries.
 */
final class Invariants {

    private static final String FOLDER = "src/main/invariants";
    private static final Pattern ID = Pattern.compile("I(\\d+)-[a-z0-9-]+");

    private static final Comparator<Invariant> ORDER =
            Comparator.<Invariant>comparingInt(invariant -> number(invariant.id()))
                    .thenComparing(Invariant::id);

    private Invariants() {}

    static List<Invariant> of(Path project) {
        List<Invariant> all = new ArrayList<>(queries(project));
        all.add(new TopicSecrets());
        all.add(new LogSecrets());
        Set<String> ids = new HashSet<>();
        for (Invariant invariant : all) {
            if (!ids.add(invariant.id())) {
                throw new IllegalStateException("two invariants have the id " + invariant.id());
            }
        }
        return all.stream().sorted(ORDER).toList();
    }

    static List<SqlInvariant> queries(Path project) {
        List<SqlInvariant> all = new ArrayList<>();
        for (Path folder : folders(project)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.sql")) {
                for (Path file : files) {
                    all.add(read(file));
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot list " + folder, failed);
            }
        }
        return all;
    }

    private static List<Path> folders(Path project) {
        List<Path> folders = new ArrayList<>();
        for (Path parent :
                List.of(
                        project,
                        project.resolve("platform/lib"),
                        project.resolve("platform/lab"))) {
            try (DirectoryStream<Path> modules = Files.newDirectoryStream(parent)) {
                for (Path module : modules) {
                    Path folder = module.resolve(FOLDER);
                    if (Files.isDirectory(folder)) {
                        folders.add(folder);
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot list " + parent, failed);
            }
        }
        return folders;
    }

    private static SqlInvariant read(Path file) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - ".sql".length());
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException(
                    file + " must be named after its id, such as I1-counters.sql");
        }
        try {
            return SqlInvariant.parse(id, Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    private static int number(String id) {
        Matcher matcher = ID.matcher(id);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }
}
