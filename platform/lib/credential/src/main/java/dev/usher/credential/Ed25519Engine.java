package dev.usher.credential;

/**
 * An implementation of Ed25519 (RFC 8032). Each process chooses one, once: the fastest that loads
 * and gives the known answers.
 */
interface Ed25519Engine {

    int SEED_BYTES = 32;
    int PUBLIC_KEY_BYTES = 32;

    String name();

    /**
     * Prepares a private key. The seed must have 32 bytes, and the caller must not change it later.
     */
    Signing signing(byte[] seed);

    /** Prepares a public key; throws IllegalArgumentException if the bytes are not one. */
    Verifying verifying(byte[] publicKey);

    static Ed25519Engine preferred() {
        return Engines.PREFERRED;
    }

    /** A private key that is ready to sign, from many threads at once. */
    interface Signing {
        byte[] publicKey();

        byte[] sign(byte[] message);
    }

    /**
     * A public key that is ready to verify, from many threads at once. A forgery is false, never an
     * exception.
     */
    interface Verifying {
        boolean verify(byte[] message, byte[] signature);
    }
}
