package dev.usher.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one secret from which every key is derived (HKDF-SHA256, RFC 5869), so that a restore from a
 * backup, or a second replica, makes the same keys without storing any.
 */
public final class RootSecret {

    public static final int MIN_BYTES = 32;

    private static final byte[] SALT = "usher.credential.v1".getBytes(UTF_8);

    private final byte[] secret;

    public RootSecret(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("a root secret has at least 32 bytes");
        }
        this.secret = secret.clone();
    }

    /** The signing key of an event; the generation counts from 1 and rises with each rotation. */
    public SigningKey signingKey(UUID eventId, int generation) {
        byte[] which =
                ByteBuffer.allocate(20).put(Layout.bytes(eventId)).putInt(generation).array();
        byte[] keyId = derive("ticket-key-id", which, KeyId.BYTES);
        byte[] seed = derive("ticket-signing-seed", which, Ed25519Engine.SEED_BYTES);
        return new SigningKey(KeyId.of(keyId), seed);
    }

    /** Thirty-two bytes for another purpose, which say nothing about the root or other purposes. */
    public byte[] forPurpose(String purpose) {
        return derive("purpose:" + purpose, new byte[0], 32);
    }

    @Override
    public String toString() {
        return "root secret";
    }

    private byte[] derive(String label, byte[] which, int length) {
        byte[] labelled = label.getBytes(UTF_8);
        // The zero byte keeps a label from running into what follows it.
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
