package dev.usher.platform.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which addresses are hashed, so that a service can tell another whom an entry
 * names without telling the address. Both services share it. Without it, addresses could be found
 * by trying likely ones.
 */
public final class AddressKey {

    public static final int MIN_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 4;

    private final SecretKeySpec key;
    private final String id;

    public AddressKey(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("an address key must have at least 32 bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.id = HexFormat.of().formatHex(hmac("usher.address-key-id.v1"), 0, ID_BYTES);
    }

    /** Reads base64. The exception for any other text does not quote it. */
    public static AddressKey ofBase64(String text) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException _) {
            // The cause is left out, because its message could quote the secret.
            throw new IllegalArgumentException("an address key must be base64");
        }
        return new AddressKey(secret);
    }

    /** Returns the hash of an address, {@code <id of this key>.<hex digits>}. */
    public String hash(EmailAddress address) {
        // The zero byte separates the label from the address.
        return id + "." + HexFormat.of().formatHex(hmac("usher.address.v1\0" + address.value()));
    }

    /** Tells whether the hash was made under this key, by the key's id in it. */
    public boolean made(String hash) {
        return hash.startsWith(id + ".");
    }

    @Override
    public String toString() {
        return "address key " + id;
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is part of the JDK", impossible);
        }
    }
}
