package dev.usher.chaos.check;

import dev.usher.platform.infrastructure.ProjectRoot;
import dev.usher.platform.testing.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Creates the tables of all services from their migrations, as their owners. */
final class Migrations {

    private static final List<String> SERVICES =
            List.of("event", "payment", "ticket", "validation");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)(?:_(\\d+))?__.*\\.sql");

    private Migrations() {}

    static void apply(Database database) throws SQLException {
        Path root = ProjectRoot.find();
        for (String service : SERVICES) {
            try (Connection connection = database.connectAsOwner(service);
                    Statement statement = connection.createStatement()) {
                for (String folder : List.of("platform/lib/messaging", "platform/lib/web")) {
                    run(statement, root.resolve(folder).resolve("src/main/resources/db"));
                }
                run(
                        statement,
                        root.resolve(service + "-service")
                                .resolve("src/main/resources/db/migration"));
            }
        }
    }

    private static void run(Statement statement, Path folder) throws SQLException {
        for (Path file : files(folder)) {
            try {
                statement.execute(Files.readString(file));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> VERSION.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(Migrations::version))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int version(Path file) {
        Matcher matcher = VERSION.matcher(file.getFileName().toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(file + " is no migration");
        }
        String minor = matcher.group(2);
        return Integer.parseInt(matcher.group(1)) * 1_000
                + (minor == null ? 0 : Integer.parseInt(minor));
    }
}
