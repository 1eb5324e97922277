package dev.usher.credential;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A public key, which verifies credentials. Making one is expensive: keep and reuse it. */
public final class VerifyingKey {

    /** Points of small order, sign bit cleared. Under such a key a forged signature can verify. */
    private static final List<byte[]> SMALL_ORDER =
            List.of(
                    littleEndian(
                            "0000000000000000000000000000000000000000000000000000000000000000"),
                    littleEndian(
                            "0100000000000000000000000000000000000000000000000000000000000000"),
                    littleEndian(
                            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
                    littleEndian(
                            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
                    littleEndian(
                            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                    littleEndian(
                            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
                    littleEndian(
                            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"));

    private final byte[] raw;
    private final Ed25519Engine.Verifying verifying;

    /** Makes a key of its 32 raw bytes; refuses bytes that are not a usable Ed25519 public key. */
    public VerifyingKey(byte[] raw) {
        this(raw, Ed25519Engine.preferred());
    }

    VerifyingKey(byte[] raw, Ed25519Engine engine) {
        if (raw.length != Ed25519Engine.PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a public key must have 32 bytes, not " + raw.length);
        }
        if (isOfSmallOrder(raw)) {
            throw new IllegalArgumentException("a public key must not be of small order");
        }
        this.raw = raw.clone();
        this.verifying = engine.verifying(this.raw);
    }

    /** Reads a key from base64url, as in the member {@code x} of a JWK. */
    public static VerifyingKey ofBase64Url(String text) {
        return new VerifyingKey(Base64.getUrlDecoder().decode(text));
    }

    public byte[] toBytes() {
        return raw.clone();
    }

    /** Returns the key in base64url without padding, as in the member {@code x} of a JWK. */
    public String toBase64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    boolean verifies(byte[] message, byte[] signature) {
        return verifying.verify(message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return toBase64Url();
    }

    private static boolean isOfSmallOrder(byte[] raw) {
        byte[] withoutSign = raw.clone();
        withoutSign[withoutSign.length - 1] &= 0x7F;
        return SMALL_ORDER.stream().anyMatch(point -> Arrays.equals(point, withoutSign));
    }

    private static byte[] littleEndian(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
