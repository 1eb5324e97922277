package dev.usher.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The secret from which all keys are derived (HKDF-SHA256, RFC 5869). A second replica, or a
 * restore from a backup, therefore makes the same keys, and no key is stored.
 */
public final class RootSecret {

    public static final int MIN_BYTES = 32;

    private static final byte[] SALT = "usher.credential.v1".getBytes(UTF_8);

    private final byte[] secret;

    public RootSecret(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("a root secret must have at least 32 bytes");
        }
        this.secret = secret.clone();
    }

    /** Derives a signing key of an event. The generation counts from 1 and rises by rotation. */
    public SigningKey signingKey(UUID eventId, int generation) {
        byte[] which =
                ByteBuffer.allocate(20).put(Layout.bytes(eventId)).putInt(generation).array();
        byte[] keyId = derive("ticket-key-id", which, KeyId.BYTES);
        byte[] seed = derive("ticket-signing-seed", which, Ed25519Engine.SEED_BYTES);
        return new SigningKey(KeyId.of(keyId), seed);
    }

    /** Derives 32 bytes for another purpose. They reveal neither the root nor other keys. */
    public byte[] forPurpose(String purpose) {
        return derive("purpose:" + purpose, new byte[0], 32);
    }

    @Override
    public String toString() {
        return "root secret";
    }

    private byte[] derive(String label, byte[] which, int length) {
        byte[] labelled = label.getBytes(UTF_8);
        // The zero byte separates the label from the bytes after it.
        byte[] info =
                ByteBuffer.allocate(labelled.length + 1 + which.length)
                        .put(labelled)
                        .put((byte) 0)
                        .put(which)
                        .array();
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .addSalt(SALT)
                                    .thenExpand(info, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is part of the JDK", e);
        }
    }
}
