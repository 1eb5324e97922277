package dev.usher.credential;

import java.util.Arrays;

/** Base45 (RFC 9285): two bytes as three characters of QR's alphanumeric alphabet, and back. */
final class Base45 {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int BASE = ALPHABET.length();
    private static final byte[] VALUES = values();

    private Base45() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 3 + 1) / 2);
        int at = 0;
        for (; at + 1 < bytes.length; at += 2) {
            int pair = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
            text.append(ALPHABET.charAt(pair % BASE));
            text.append(ALPHABET.charAt(pair / BASE % BASE));
            text.append(ALPHABET.charAt(pair / (BASE * BASE)));
        }
        if (at < bytes.length) {
            int last = bytes[at] & 0xFF;
            text.append(ALPHABET.charAt(last % BASE));
            text.append(ALPHABET.charAt(last / BASE));
        }
        return text.toString();
    }

    /**
     * Accepts only what {@link #encode} writes: every byte string has exactly one text, so values
     * above 65535 (or 255 at the end) and a single character left over are refused.
     */
    static byte[] decode(String text) throws MalformedCredential {
        int leftOver = text.length() % 3;
        if (leftOver == 1) {
            throw new MalformedCredential("Base45 of an impossible length");
        }
        byte[] bytes = new byte[text.length() / 3 * 2 + leftOver / 2];
        int written = 0;
        int at = 0;
        for (; at + 2 < text.length(); at += 3) {
            int pair =
                    value(text, at)
                            + value(text, at + 1) * BASE
                            + value(text, at + 2) * BASE * BASE;
            if (pair > 0xFFFF) {
                throw new MalformedCredential("Base45 beyond two bytes");
            }
            bytes[written++] = (byte) (pair >> 8);
            bytes[written++] = (byte) pair;
        }
        if (at < text.length()) {
            int last = value(text, at) + value(text, at + 1) * BASE;
            if (last > 0xFF) {
                throw new MalformedCredential("Base45 beyond one byte");
            }
            bytes[written] = (byte) last;
        }
        return bytes;
    }

    private static int value(String text, int at) throws MalformedCredential {
        char character = text.charAt(at);
        if (character >= VALUES.length || VALUES[character] < 0) {
            throw new MalformedCredential("a character outside Base45");
        }
        return VALUES[character];
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < BASE; i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
