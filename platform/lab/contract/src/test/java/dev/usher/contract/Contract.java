package dev.usher.contract;

import dev.usher.platform.testing.CommittedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed documents, and copies of the current one with a change. */
final class Contract {

    private static final String CURRENT = "docs/api/usher.json";

    private Contract() {}

    static Path file() {
        return root().resolve(CURRENT);
    }

    static String current() {
        return CommittedFile.at(CURRENT).text();
    }

    static String released() {
        return CommittedFile.at("docs/api/released/usher.json").text();
    }

    /** Returns the directory of the results of this module's tests. */
    static Path target(String name) {
        return root().resolve("platform/lab/contract/target").resolve(name);
    }

    /** Writes the current document with a change to a file. */
    static Path changed(String name, Consumer<ObjectNode> change) {
        ObjectNode document = JsonMapper.shared().readTree(current()).asObject();
        change.accept(document);
        Path file = target(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, document.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }

    static Path root() {
        return Path.of(System.getProperty("usher.root", "../../..")).toAbsolutePath().normalize();
    }
}
