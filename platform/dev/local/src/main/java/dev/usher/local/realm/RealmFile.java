package dev.usher.local.realm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The realm of a local suite: the production realm under another name, with the users and clients
 * of the overlay. The overlay can only add, so the rules of production hold here as well.
 */
public final class RealmFile {

    /**
     * Differs from production's, so that no service of production accepts a token of this realm.
     */
    public static final String NAME = "usher";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RealmFile() {}

    /** The committed copy of the merged file, for those who start Keycloak without the launcher. */
    public static Path published(Path project) {
        return directory(project).resolve("usher-local-realm.json");
    }

    /** Returns the merged realm as text. */
    public static String merged(Path project) {
        ObjectNode realm = read(directory(project).resolve("usher-realm.json"));
        realm.put("realm", NAME);
        ObjectNode overlay = read(directory(project).resolve("local-overlay.json"));
        overlay.forEachEntry((name, added) -> {
            if (!(realm.get(name) instanceof ArrayNode present)
                    || !(added instanceof ArrayNode more)) {
                throw new IllegalStateException(
                        "the overlay may only add to lists of the realm; '%s' is not a list"
                                .formatted(name));
            }
            present.addAll(more);
        });
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm) + "\n";
    }

    public static void write(Path file, String realm) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, realm);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    private static Path directory(Path project) {
        return project.resolve("deploy").resolve("keycloak");
    }

    private static ObjectNode read(Path file) {
        try {
            JsonNode read = JSON.readTree(Files.readString(file));
            return (ObjectNode) read;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }
}
