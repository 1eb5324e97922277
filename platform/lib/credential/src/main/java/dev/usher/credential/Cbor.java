package dev.usher.credential;

/** The major types of CBOR (RFC 8949) and the size of an item's head. */
final class Cbor {

    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;

    /** The first value of the head's five low bits that means "more bytes follow". */
    static final int ONE_EXTRA_BYTE = 24;

    private Cbor() {}

    /** Returns how many bytes follow the first in the shortest head of a value: 0, 1, 2, 4 or 8. */
    static int extraBytes(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("beyond 63 bits");
        }
        if (value < ONE_EXTRA_BYTE) {
            return 0;
        }
        if (value <= 0xFFL) {
            return 1;
        }
        if (value <= 0xFFFFL) {
            return 2;
        }
        return value <= 0xFFFF_FFFFL ? 4 : 8;
    }

    /** Returns the five low bits that announce 1, 2, 4 or 8 extra bytes: 24, 25, 26 or 27. */
    static int info(int extraBytes) {
        return ONE_EXTRA_BYTE + Integer.numberOfTrailingZeros(extraBytes);
    }
}
