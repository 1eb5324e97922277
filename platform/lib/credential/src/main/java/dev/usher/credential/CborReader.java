package dev.usher.credential;

import java.util.Arrays;

/**
 * Reads CBOR item by item and accepts only the shortest form of each head. Indefinite lengths,
 * floats and simple values do not occur in a credential and are refused.
 */
final class CborReader {

    private final byte[] input;
    private int position;

    CborReader(byte[] input) {
        this.input = input;
    }

    long unsigned() throws MalformedCredential {
        return head(Cbor.UNSIGNED);
    }

    byte[] bytes() throws MalformedCredential {
        long length = head(Cbor.BYTES);
        if (length > input.length - position) {
            throw new MalformedCredential("cut off");
        }
        position += (int) length;
        return Arrays.copyOfRange(input, position - (int) length, position);
    }

    byte[] bytes(int length) throws MalformedCredential {
        byte[] bytes = bytes();
        if (bytes.length != length) {
            throw new MalformedCredential("a byte string of the wrong length");
        }
        return bytes;
    }

    void expectInteger(long value) throws MalformedCredential {
        expect(value >= 0 ? Cbor.UNSIGNED : Cbor.NEGATIVE, value >= 0 ? value : -1 - value);
    }

    void expectArray(int size) throws MalformedCredential {
        expect(Cbor.ARRAY, size);
    }

    void expectMap(int size) throws MalformedCredential {
        expect(Cbor.MAP, size);
    }

    void expectTag(int number) throws MalformedCredential {
        expect(Cbor.TAG, number);
    }

    void expectEnd() throws MalformedCredential {
        if (position != input.length) {
            throw new MalformedCredential("bytes after the end");
        }
    }

    private void expect(int major, long value) throws MalformedCredential {
        if (head(major) != value) {
            throw new MalformedCredential("an unexpected item");
        }
    }

    private long head(int major) throws MalformedCredential {
        int first = next();
        if (first >> 5 != major) {
            throw new MalformedCredential("an unexpected type");
        }
        int info = first & 0x1F;
        if (info < Cbor.ONE_EXTRA_BYTE) {
            return info;
        }
        if (info > Cbor.info(8)) {
            throw new MalformedCredential("an indefinite or reserved length");
        }
        int extraBytes = 1 << (info - Cbor.ONE_EXTRA_BYTE);
        long value = 0;
        for (int i = 0; i < extraBytes; i++) {
            value = value << 8 | next();
        }
        if (value < 0 || Cbor.extraBytes(value) != extraBytes) {
            throw new MalformedCredential("not in its shortest form");
        }
        return value;
    }

    private int next() throws MalformedCredential {
        if (position == input.length) {
            throw new MalformedCredential("cut off");
        }
        return input[position++] & 0xFF;
    }
}
