package dev.usher.gateway;

import dev.usher.platform.infrastructure.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped realm with the people and the client of local suites. */
final class LocalRealm {

    private LocalRealm() {}

    static Path write(Path file) throws IOException {
        return Files.copy(
                ProjectRoot.find().resolve("deploy/keycloak/usher-local-realm.json"), file);
    }
}
