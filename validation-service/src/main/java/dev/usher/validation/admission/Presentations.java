package dev.usher.validation.admission;

import dev.usher.credential.CodeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Compares presentations without storing what was shown: a presentation is one proof in one
 * direction, and is known by its fingerprint.
 */
@Component
class Presentations {

    private final CodeKey codeKey;

    Presentations(CodeKey codeKey) {
        this.codeKey = codeKey;
    }

    /**
     * Returns SHA-256 over the direction, the kind and the text. Of a code it takes the keyed hash,
     * because a code has few enough bits to try them all.
     */
    String fingerprint(Scan scan) {
        String text = scan.proof().text();
        return switch (scan.proof()) {
            case TicketProof.Credential _ -> digest(scan, text);
            case TicketProof.Code _ -> digest(scan, codeKey.hash(text));
        };
    }

    /**
     * Tells whether the recorded fingerprint is that of this scan. Earlier releases took it from
     * the text exactly as the scanner sent it.
     */
    boolean areSame(Scan scan, String recordedFingerprint) {
        return recordedFingerprint.equals(fingerprint(scan))
                || recordedFingerprint.equals(digest(scan, scan.proof().shown()));
    }

    private static String digest(Scan scan, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) (scan.direction() == Direction.ENTRY ? 1 : 2));
            digest.update((byte) (scan.proof() instanceof TicketProof.Credential ? 1 : 2));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
