package dev.usher.credential;

/** Makes credentials. Ed25519 has no randomness: the same claims and key give the same text. */
public final class CredentialSigner {

    /** The text for the QR code, beginning with {@code TKT1:}. */
    public String sign(Credential claims, SigningKey key) {
        byte[] protectedHeader = Layout.protectedHeader(key.keyId());
        byte[] payload = Layout.payload(claims);
        byte[] signature = key.sign(Layout.toBeSigned(protectedHeader, payload));
        return SignedCredential.PREFIX
                + Base45.encode(Layout.sealed(protectedHeader, payload, signature));
    }

    /** Which implementation of Ed25519 signs and verifies in this process. */
    public String engineName() {
        return Ed25519Engine.preferred().name();
    }
}
