package dev.usher.local.suite;

import dev.usher.local.realm.PassiveKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The key that signs this suite's load tokens; made once and kept with its secrets. */
public record LoadKey(String keyId, PrivateKey privateKey) {

    private static final int BITS = 2048;

    public static LoadKey of(Home home) {
        return of(Secrets.in(home.secrets()));
    }

    static LoadKey of(Secrets secrets) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            byte[] encoded = Base64.getDecoder().decode(secrets.loadKey());
            RSAPrivateCrtKey key =
                    (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            byte[] publicKey =
                    rsa.generatePublic(
                                    new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                            .getEncoded();
            // Keycloak names a key by the digest of its public part.
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return new LoadKey(Base64.getUrlEncoder().withoutPadding().encodeToString(digest), key);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key for load tokens cannot be read", broken);
        }
    }

    /** Makes a key, as PKCS #8 in Base64. */
    static String made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    PassiveKey published() {
        return new PassiveKey(
                keyId, Base64.getMimeEncoder().encodeToString(privateKey.getEncoded()));
    }
}
