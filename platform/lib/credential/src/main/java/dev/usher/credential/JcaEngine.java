package dev.usher.credential;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 by a provider of the Java Cryptography Architecture: Corretto's or the JDK's own. */
record JcaEngine(String name, Provider provider) implements Ed25519Engine {

    private static final String ALGORITHM = "Ed25519";
    // Corretto registers no factory for these keys by default, but it signs with the JDK's keys.
    private static final Provider KEYS = Security.getProvider("SunEC");
    // RFC 8410: the bytes of an encoded key before its own 32 bytes.
    private static final byte[] PKCS8_HEAD =
            HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    @Override
    public Signing signing(byte[] seed) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance(ALGORITHM, KEYS)
                            .generatePrivate(new PKCS8EncodedKeySpec(join(PKCS8_HEAD, seed)));
            return new JcaSigning(provider, key, publicKey(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name + " takes no Ed25519 seed", e);
        }
    }

    @Override
    public Verifying verifying(byte[] publicKey) {
        try {
            PublicKey key =
                    KeyFactory.getInstance(ALGORITHM, KEYS)
                            .generatePublic(new X509EncodedKeySpec(join(X509_HEAD, publicKey)));
            // The JDK checks here that the bytes are a point of the curve; Corretto never does.
            Signature.getInstance(ALGORITHM, KEYS).initVerify(key);
            return new JcaVerifying(provider, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    /**
     * Derives the public key. No API does so, but the JDK's generator derives it from the "random"
     * bytes it is given.
     */
    private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM, KEYS);
        generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length);
    }

    private static byte[] join(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }

    private static final class JcaSigning implements Signing {

        private final Provider provider;
        private final PrivateKey key;
        private final byte[] publicKey;

        JcaSigning(Provider provider, PrivateKey key, byte[] publicKey) {
            this.provider = provider;
            this.key = key;
            this.publicKey = publicKey;
        }

        @Override
        public byte[] publicKey() {
            return publicKey.clone();
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                Signature signature = Signature.getInstance(ALGORITHM, provider);
                signature.initSign(key);
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot sign", e);
            }
        }
    }

    private record JcaVerifying(Provider provider, PublicKey key) implements Verifying {

        @Override
        public boolean verify(byte[] message, byte[] claimed) {
            try {
                Signature signature = Signature.getInstance(ALGORITHM, provider);
                signature.initVerify(key);
                signature.update(message);
                return signature.verify(claimed);
            } catch (SignatureException _) {
                // Some providers throw on a signature whose number is out of range.
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot verify", e);
            }
        }
    }

    /** Returns the seed in place of random bytes. */
    private static final class Fixed extends SecureRandom {

        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
