package dev.usher.credential;

/** A private key of one event. It is secret: it has no text form and must never be stored. */
public final class SigningKey {

    private final KeyId keyId;
    private final VerifyingKey verifyingKey;
    private final Ed25519Engine.Signing signing;

    /** Makes a key of an Ed25519 seed of 32 bytes. */
    public SigningKey(KeyId keyId, byte[] seed) {
        this(keyId, seed, Ed25519Engine.preferred());
    }

    SigningKey(KeyId keyId, byte[] seed, Ed25519Engine engine) {
        if (seed.length != Ed25519Engine.SEED_BYTES) {
            throw new IllegalArgumentException("a seed must have 32 bytes, not " + seed.length);
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
