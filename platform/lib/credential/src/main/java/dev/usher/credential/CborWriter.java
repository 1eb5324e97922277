package dev.usher.credential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the CBOR items (RFC 8949) of a credential, always in their shortest form. */
final class CborWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(160);

    CborWriter integer(long value) {
        return value >= 0 ? head(Cbor.UNSIGNED, value) : head(Cbor.NEGATIVE, -1 - value);
    }

    CborWriter bytes(byte[] value) {
        head(Cbor.BYTES, value.length);
        out.writeBytes(value);
        return this;
    }

    CborWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        head(Cbor.TEXT, utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    CborWriter array(int size) {
        return head(Cbor.ARRAY, size);
    }

    CborWriter map(int size) {
        return head(Cbor.MAP, size);
    }

    CborWriter tag(int number) {
        return head(Cbor.TAG, number);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private CborWriter head(int major, long value) {
        int extraBytes = Cbor.extraBytes(value);
        out.write(major << 5 | (extraBytes == 0 ? (int) value : Cbor.info(extraBytes)));
        for (int shift = (extraBytes - 1) * 8; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
        return this;
    }
}
