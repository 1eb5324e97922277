package dev.usher.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which typed codes are hashed, so that a gate can find the ticket of a code and
 * need not know the codes of all tickets. The issuer of tickets and the gates share it; it makes no
 * credential and no code. Without it, the 50 bits of a code could be found by trying all of them.
 */
public final class CodeKey {

    public static final int MIN_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] SALT = "usher.code.v1".getBytes(UTF_8);
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    private final SecretKeySpec key;
    private final String id;

    public CodeKey(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("a code key must have at least 32 bytes");
        }
        this.key = new SecretKeySpec(derive(secret, "code-hash", KEY_BYTES), ALGORITHM);
        this.id = HexFormat.of().formatHex(derive(secret, "code-key-id", ID_BYTES));
    }

    /** Reads base64. The exception for any other text does not quote it. */
    public static CodeKey ofBase64(String text) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException _) {
            // The cause is left out, because its message could quote the secret.
            throw new IllegalArgumentException("a code key must be base64");
        }
        return new CodeKey(secret);
    }

    /** Returns the hash of a code as it is shown, {@code <id of this key>.<hex digits>}. */
    public String hash(String code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal(code.getBytes(UTF_8));
            return id + "." + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is part of the JDK", impossible);
        }
    }

    /** Tells whether the hash was made under this key, by the key's id in it. */
    public boolean made(String hash) {
        return hash.startsWith(id + ".");
    }

    @Override
    public String toString() {
        return "code key " + id;
    }

    private static byte[] derive(byte[] secret, String label, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .addSalt(SALT)
                                    .thenExpand(label.getBytes(UTF_8), length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is part of the JDK", e);
        }
    }
}
