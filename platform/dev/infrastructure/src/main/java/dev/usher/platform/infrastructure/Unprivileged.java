package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. If this JVM is root, as in many containers, PostgreSQL is
 * started in a user namespace as another user, or as the user {@code nobody} where namespaces are
 * forbidden.
 */
final class Unprivileged {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final boolean NAMESPACES = ROOT && OwnProcess.succeeds("unshare", "-U", "true");

    private static final List<String> PREFIX =
            !ROOT
                    ? List.of()
                    : NAMESPACES
                            ? List.of("unshare", "-U")
                            : List.of(
                                    "setpriv",
                                    "--reuid=nobody",
                                    "--regid=nogroup",
                                    "--clear-groups");

    private Unprivileged() {}

    static CommandLine command(List<String> program) {
        return new CommandLine(PREFIX, program);
    }

    /** Gives files to the user that will read and write them, if that is another user. */
    static void handOver(Path directory) {
        if (!ROOT || NAMESPACES) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            UserPrincipal nobody =
                    directory
                            .getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("nobody");
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setOwner(file, nobody);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
