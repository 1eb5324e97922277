package dev.usher.gateway;

import dev.usher.platform.infrastructure.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shipped realm with the people and the client of local suites. */
final class LocalRealm {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LocalRealm() {}

    static Path write(Path file) throws IOException {
        Path directory = ProjectRoot.find().resolve("deploy").resolve("keycloak");
        ObjectNode realm = read(directory.resolve("usher-realm.json"));
        read(directory.resolve("local-overlay.json"))
                .forEachEntry(
                        (name, added) -> ((ArrayNode) realm.get(name)).addAll((ArrayNode) added));
        return Files.writeString(file, JSON.writeValueAsString(realm));
    }

    private static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readString(file));
    }
}
