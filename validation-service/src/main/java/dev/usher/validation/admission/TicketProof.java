package dev.usher.validation.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The text with which a visitor proves to have a ticket. */
sealed interface TicketProof {

    String text();

    /** The text of a QR code. */
    record Credential(String text) implements TicketProof {}

    /** A code, as the steward typed it. */
    record Code(String text) implements TicketProof {}

    /**
     * Identifies this proof in this direction without storing it: SHA-256 over the direction, the
     * kind and the text.
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
