package dev.usher.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** What this checkout's suite keeps to itself; made once, for tickets outlive a restart. */
record Secrets(String ticketRoot, String paymentClient, String keysClient) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BYTES = 32;

    static Secrets in(Path file) {
        try {
            if (Files.exists(file)) {
                return JSON.readValue(Files.readString(file), Secrets.class);
            }
            Secrets made =
                    new Secrets(
                            Base64.getEncoder().encodeToString(random()),
                            HexFormat.of().formatHex(random()),
                            HexFormat.of().formatHex(random()));
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, JSON.writeValueAsString(made));
            Files.move(next, file);
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep secrets in " + file, failed);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
