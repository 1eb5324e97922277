package dev.usher.platform.web.servlet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Tells well-formed UTF-8 from anything else. The JSON parser accepts a longer form than needed for
 * a character ({@code C0 AF} for a slash), which RFC 3629 forbids because it gets past a filter
 * that looks at the bytes.
 */
public final class StrictUtf8 {

    private StrictUtf8() {}

    public static boolean isWellFormed(byte[] text) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
