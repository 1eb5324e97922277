package dev.usher.credential;

import java.util.Optional;

/**
 * A credential as it was presented: well-formed, its signature not yet believed. It is good only if
 * {@link #verify} says so under a key that belongs to the event it claims.
 */
public final class SignedCredential {

    /** What every credential begins with; the 1 is the version of the format. */
    public static final String PREFIX = "TKT1:";

    /** No longer text is looked at. Credentials of today have 224 characters. */
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
     * Reads the text of a QR code, exactly as it is: no surrounding space, no lower case. Empty
     * unless it is the one encoding of a well-formed credential. Never throws, whatever the text.
     */
    public static Optional<SignedCredential> parse(String text) {
        if (text.length() > MAX_LENGTH || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Layout.read(Base45.decode(text.substring(PREFIX.length()))));
        } catch (MalformedCredential malformed) {
            return Optional.empty();
        }
    }

    /** The key it says it was signed with; look it up, and check that it is one of the event. */
    public KeyId keyId() {
        return keyId;
    }

    /** What it claims; true only once verified. */
    public Credential claims() {
        return claims;
    }

    /** Whether the holder of this key signed exactly this credential. */
    public boolean verify(VerifyingKey key) {
        return key.verifies(toBeSigned, signature);
    }
}
