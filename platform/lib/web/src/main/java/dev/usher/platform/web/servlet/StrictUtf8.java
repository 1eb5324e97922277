package dev.usher.platform.web.servlet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;

/**
 * Lets well-formed UTF-8 pass. The JSON parser takes a longer form than needed for what it stands
 * for ({@code C0 AF} for a slash), which RFC 3629 forbids because it gets past whoever looks at the
 * bytes.
 */
final class StrictUtf8 extends FilterInputStream {

    /** What is not text is not JSON. */
    static final class MalformedException extends JacksonException {

        MalformedException() {
            super("not UTF-8");
        }
    }

    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xBF;

    /** How many bytes the character under way still has, and between what the next one is. */
    private int left;

    private int from = LOWEST;
    private int to = HIGHEST;

    StrictUtf8(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            check(next);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = 0; i < count; i++) {
            check(bytes[offset + i] & 0xFF);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check(int next) {
        if (left > 0) {
            if (next < from || next > to) {
                throw new MalformedException();
            }
            left--;
            from = LOWEST;
            to = HIGHEST;
        } else if (next >= LOWEST) {
            begin(next);
        }
    }

    /** The first byte says how long the character is, and bars what is too long or no character. */
    private void begin(int first) {
        if (first < 0xC2 || first > 0xF4) {
            throw new MalformedException();
        }
        left = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        switch (first) {
            case 0xE0 -> from = 0xA0;
            case 0xED -> to = 0x9F;
            case 0xF0 -> from = 0x90;
            case 0xF4 -> to = 0x8F;
            default -> {}
        }
    }
}
