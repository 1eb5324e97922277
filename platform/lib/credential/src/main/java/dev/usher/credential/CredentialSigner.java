package dev.usher.credential;

/** Signs credentials. Ed25519 is deterministic: the same claims and key give the same text. */
public final class CredentialSigner {

    /** Returns the text for the QR code, which begins with {@code TKT1:}. */
    public String sign(Credential claims, SigningKey key) {
        byte[] protectedHeader = Layout.protectedHeader(key.keyId());
        byte[] payload = Layout.payload(claims);
        byte[] signature = key.sign(Layout.toBeSigned(protectedHeader, payload));
        return SignedCredential.PREFIX
                + Base45.encode(Layout.sealed(protectedHeader, payload, signature));
    }

    /** Returns the name of the Ed25519 implementation that this process uses. */
    public String engineName() {
        return Ed25519Engine.preferred().name();
    }
}
