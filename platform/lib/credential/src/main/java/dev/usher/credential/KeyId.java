package dev.usher.credential;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Identifies a key among the keys of all events: 8 bytes, written as 16 lower-case hex digits. */
public record KeyId(long bits) {

    public static final int BYTES = 8;

    private static final int HEX_DIGITS = 2 * BYTES;

    public static KeyId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key id must have 8 bytes, not " + bytes.length);
        }
        return new KeyId(ByteBuffer.wrap(bytes).getLong());
    }

    /** Reads exactly 16 hex digits, in upper or lower case. */
    public static KeyId parse(String hex) {
        if (hex.length() != HEX_DIGITS) {
            throw new IllegalArgumentException("a key id must have 16 hex digits");
        }
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(bits).array();
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }
}
