package dev.usher.stripesandbox.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Hashes that identify requests and keys without storing them. */
final class RequestFingerprint {

    private static final int BYTES = 16;

    private RequestFingerprint() {}

    static String of(String... parts) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /** Sorts the parameters, so that their order does not matter. */
    static String canonical(String parameters) {
        String[] pairs = parameters.split("&", -1);
        Arrays.sort(pairs);
        return String.join("&", pairs);
    }
}
