package dev.usher.credential;

/**
 * One implementation of Ed25519 (RFC 8032). Which one is used is decided once per process: the
 * fastest that loads and gives the known answers.
 */
interface Ed25519Engine {

    int SEED_BYTES = 32;
    int PUBLIC_KEY_BYTES = 32;

    String name();

    /** Prepares a private key; the seed is 32 bytes and no longer changed by the caller. */
    Signing signing(byte[] seed);

    /** Prepares a public key; throws IllegalArgumentException if it is none. */
    Verifying verifying(byte[] publicKey);

    static Ed25519Engine preferred() {
        return Engines.PREFERRED;
    }

    /** A private key ready to sign; safe to use from many threads. */
    interface Signing {
        byte[] publicKey();

        byte[] sign(byte[] message);
    }

    /** A public key ready to verify; safe to use from many threads; never throws on a forgery. */
    interface Verifying {
        boolean verify(byte[] message, byte[] signature);
    }
}
