package dev.usher.validation.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What somebody held up at the gate. */
sealed interface Presented {

    String text();

    /** The text of a QR code. */
    record Credential(String text) implements Presented {}

    /** A typed code, as typed. */
    record Code(String text) implements Presented {}

    /**
     * Tells two presentations apart without keeping either: SHA-256 over the direction, the kind
     * and the text.
     */
    default String fingerprint(Direction direction) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) (direction == Direction.ENTRY ? 1 : 2));
            digest.update((byte) (this instanceof Credential ? 1 : 2));
            return HexFormat.of().formatHex(digest.digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
