package dev.usher.gateway.door;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Checks the address in a request line: a path, and perhaps a query, of the characters that RFC
 * 3986 allows. What is percent-encoded is UTF-8, and a path has one spelling.
 */
final class RequestTarget {

    private static final String PUNCTUATION = "-._~!$&'()*+,;=:@/?";
    private static final boolean[] ALLOWED = new boolean[128];
    private static final int HEX = 16;

    static {
        for (char c = 0; c < ALLOWED.length; c++) {
            ALLOWED[c] = isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0;
        }
    }

    private RequestTarget() {}

    /** Returns what must hold and does not, or null. */
    static @Nullable String violation(String target) {
        if (target.isEmpty() || target.charAt(0) != '/') {
            return "The request line must contain a path.";
        }
        boolean inPath = true;
        boolean encoded = false;
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '?') {
                inPath = false;
            } else if (c == '%') {
                int value = encodedAt(target, i);
                if (value < 0) {
                    return "The address must have two hex digits after each %.";
                }
                if (inPath && isSpeltOtherwise(value)) {
                    return "The path must not encode letters, digits, controls, or any of -._~";
                }
                encoded |= value >= ALLOWED.length;
                i += 2;
            } else if (c >= ALLOWED.length || !ALLOWED[c]) {
                return "The address must contain only characters of RFC 3986; others must be"
                        + " percent-encoded.";
            }
        }
        return encoded && !isUtf8(target) ? "The address must be UTF-8." : null;
    }

    private static int encodedAt(String target, int percent) {
        if (percent + 2 >= target.length()) {
            return -1;
        }
        int high = Character.digit(target.charAt(percent + 1), HEX);
        int low = Character.digit(target.charAt(percent + 2), HEX);
        return high < 0 || low < 0 ? -1 : HEX * high + low;
    }

    private static boolean isSpeltOtherwise(int value) {
        return value < ' ' || value == 0x7f || isLetterOrDigit((char) value) || isMark(value);
    }

    private static boolean isMark(int value) {
        return value == '-' || value == '.' || value == '_' || value == '~';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isUtf8(String target) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(target.length());
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '%') {
                bytes.write(encodedAt(target, i));
                i += 2;
            } else {
                bytes.write(target.charAt(i));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
