package dev.usher.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The secrets of this checkout's suite. They are made once, since tickets outlive a restart. */
record Secrets(
        String ticketRoot,
        String codeKey,
        String addressKey,
        String paymentClient,
        String keysClient,
        String loadKey) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BYTES = 32;

    /** Reads the secrets; adds to the file those that an earlier release did not have. */
    static Secrets in(Path file) {
        Map<String, String> kept = read(file);
        int before = kept.size();
        Secrets secrets =
                new Secrets(
                        kept.computeIfAbsent(
                                "ticketRoot", _ -> Base64.getEncoder().encodeToString(random())),
                        kept.computeIfAbsent(
                                "codeKey", _ -> Base64.getEncoder().encodeToString(random())),
                        kept.computeIfAbsent(
                                "addressKey", _ -> Base64.getEncoder().encodeToString(random())),
                        kept.computeIfAbsent(
                                "paymentClient", _ -> HexFormat.of().formatHex(random())),
                        kept.computeIfAbsent("keysClient", _ -> HexFormat.of().formatHex(random())),
                        kept.computeIfAbsent("loadKey", _ -> LoadKey.made()));
        if (kept.size() > before) {
            write(file, kept);
        }
        return secrets;
    }

    private static Map<String, String> read(Path file) {
        try {
            return Files.exists(file)
                    ? JSON.readValue(
                            Files.readString(file), new TypeReference<TreeMap<String, String>>() {})
                    : new TreeMap<>();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read secrets from " + file, failed);
        }
    }

    private static void write(Path file, Map<String, String> secrets) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next);
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, JSON.writeValueAsString(secrets));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
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
