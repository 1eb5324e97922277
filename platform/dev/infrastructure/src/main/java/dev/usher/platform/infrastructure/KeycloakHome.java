package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Keycloak home of one instance: program files are links, the data is its own. */
final class KeycloakHome {

    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes");

    private KeycloakHome() {}

    static Path create(Path shared, Path home, @Nullable Path realm) {
        try {
            for (String part : SHARED) {
                // The links are made at each start, since the program may have moved or be newer.
                Path link = home.resolve(part);
                Files.deleteIfExists(link);
                if (Files.exists(shared.resolve(part))) {
                    Files.createSymbolicLink(link, shared.resolve(part));
                }
            }
            Path imports = home.resolve("data").resolve("import");
            Directories.delete(imports);
            Directories.create(imports);
            if (realm != null) {
                Files.copy(
                        realm,
                        imports.resolve(realm.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return home;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
