package dev.usher.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the files of the site from the jar. */
final class Bundled {

    private Bundled() {}

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String name) {
        try (InputStream stream = Bundled.class.getResourceAsStream("/docs/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("docs/" + name + " is missing from the jar");
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
