package dev.usher.validation.admission;

import dev.usher.credential.SignedCredential;
import dev.usher.credential.TypedCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The text with which a visitor proves to have a ticket. */
sealed interface TicketProof {

    /** Returns the text as a machine read it or a person typed it. */
    String shown();

    /**
     * Returns the text by which the ticket is found and presentations are compared: without the
     * characters that machines and fingers add.
     */
    String text();

    /** The text of a QR code. */
    record Credential(String shown) implements TicketProof {

        @Override
        public String text() {
            return SignedCredential.canonical(shown);
        }
    }

    /** A code, as the steward typed it. */
    record Code(String shown) implements TicketProof {

        @Override
        public String text() {
            return TypedCode.canonical(shown);
        }
    }

    /**
     * Identifies this proof in this direction without storing it: SHA-256 over the direction, the
     * kind and the text.
     */
    default String fingerprint(Direction direction) {
        return fingerprint(direction, text());
    }

    /**
     * Tells whether the fingerprint is that of this proof. Earlier releases took it from the text
     * as it was shown.
     */
    default boolean hasFingerprint(String recorded, Direction direction) {
        return recorded.equals(fingerprint(direction, text()))
                || recorded.equals(fingerprint(direction, shown()));
    }

    private String fingerprint(Direction direction, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) (direction == Direction.ENTRY ? 1 : 2));
            digest.update((byte) (this instanceof Credential ? 1 : 2));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
