package dev.usher.credential;

/** A private key of one event. Holds a secret: it has no text form, and is never stored. */
public final class SigningKey {

    private final KeyId keyId;
    private final VerifyingKey verifyingKey;
    private final Ed25519Engine.Signing signing;

    /** Of a 32-byte Ed25519 seed. */
    public SigningKey(KeyId keyId, byte[] seed) {
        this(keyId, seed, Ed25519Engine.preferred());
    }

    SigningKey(KeyId keyId, byte[] seed, Ed25519Engine engine) {
        if (seed.length != Ed25519Engine.SEED_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
        }
        this.keyId = keyId;
        this.signing = engine.signing(seed.clone());
        this.verifyingKey = new VerifyingKey(signing.publicKey(), engine);
    }

    public KeyId keyId() {
        return keyId;
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    byte[] sign(byte[] message) {
        return signing.sign(message);
    }

    @Override
    public String toString() {
        return "signing key " + keyId;
    }
}
