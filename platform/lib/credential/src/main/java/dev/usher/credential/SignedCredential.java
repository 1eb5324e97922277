package dev.usher.credential;

import java.util.Optional;

/**
 * A well-formed credential whose signature is not verified yet. It must be trusted only after
 * {@link #verify} returned true for a key that belongs to the event it claims.
 */
public final class SignedCredential {

    /** The beginning of every credential. The 1 is the version of the format. */
    public static final String PREFIX = "TKT1:";

    /** A longer text is refused unread. Credentials of this version have 224 characters. */
    public static final int MAX_LENGTH = 300;

    private final KeyId keyId;
    private final Credential claims;
    private final byte[] toBeSigned;
    private final byte[] signature;

    SignedCredential(KeyId keyId, Credential claims, byte[] toBeSigned, byte[] signature) {
        this.keyId = keyId;
        this.claims = claims;
        this.toBeSigned = toBeSigned;
        this.signature = signature;
    }

    /**
     * Returns the text as a credential is written: without blanks and line ends around it, its
     * ASCII letters in upper case. Scanners add the one and change the other. Blanks inside are
     * kept, because they are part of the encoding. Never throws.
     */
    public static String canonical(String shown) {
        return Keystrokes.upper(Keystrokes.strip(shown));
    }

    /**
     * Reads the text of a QR code, which must be {@link #canonical}. Returns nothing unless the
     * text is the one encoding of a well-formed credential. Never throws.
     */
    public static Optional<SignedCredential> parse(String text) {
        if (text.length() > MAX_LENGTH || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Layout.read(Base45.decode(text.substring(PREFIX.length()))));
        } catch (MalformedCredential _) {
            return Optional.empty();
        }
    }

    /**
     * Returns the id of the key it claims to be signed with. The caller must check that the key
     * belongs to the event.
     */
    public KeyId keyId() {
        return keyId;
    }

    /** Returns the claims, which must not be trusted before they are verified. */
    public Credential claims() {
        return claims;
    }

    /** Tells whether exactly this credential was signed with the private part of the key. */
    public boolean verify(VerifyingKey key) {
        return key.verifies(toBeSigned, signature);
    }
}
