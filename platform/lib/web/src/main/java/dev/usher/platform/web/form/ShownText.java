package dev.usher.platform.web.form;

/** Tells text that can be stored and shown from any other text, by the measure of Unicode. */
public final class ShownText {

    /** The code of the violation of a text that is not shown completely. */
    public static final String CODE = "invalid_characters";

    /** States, after the name of a member, what must hold for a text of one line. */
    public static final String RULE =
            "must not contain control characters, line breaks or half a surrogate pair";

    /** States, after the name of a member, what must hold for a text of several lines. */
    static final String RULE_OF_LINES =
            "must not contain control characters, except for tabs and line breaks, or half a"
                    + " surrogate pair";

    private ShownText() {}

    /** Tells whether the text is one line in which each character can be stored and shown. */
    public static boolean isLine(String text) {
        return text.codePoints().allMatch(ShownText::isShown);
    }

    /** Tells whether the text can be stored and shown, in which tabs and line breaks may occur. */
    static boolean isLines(String text) {
        return text.replace("\r\n", "\n")
                .codePoints()
                .allMatch(c -> c == '\n' || c == '\t' || isLineSeparator(c) || isShown(c));
    }

    /**
     * Tells whether a reader sees nothing: the text is empty or all of it is space, format
     * characters (U+200B is one) or letters without a glyph (such as U+3164).
     */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(ShownText::isInvisible);
    }

    /** Returns the text with a space for each character that a line must not contain. */
    public static String asLine(String text) {
        if (isLine(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(isShown(c) ? c : ' '));
        return line.toString();
    }

    static boolean isShown(int c) {
        boolean noncharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !Character.isISOControl(c) && !surrogate && !noncharacter && !isLineSeparator(c);
    }

    private static boolean isLineSeparator(int c) {
        return c == 0x2028 || c == 0x2029;
    }

    private static boolean isInvisible(int c) {
        return Character.isSpaceChar(c)
                || Character.isWhitespace(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || isWithoutGlyph(c);
    }

    /** The letters and marks that Unicode lists as ignorable by default, and the empty braille. */
    private static boolean isWithoutGlyph(int c) {
        return switch (c) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2065, 0x2800, 0x3164, 0xffa0 -> true;
            default ->
                    (c >= 0x180b && c <= 0x180f)
                            || (c >= 0xfe00 && c <= 0xfe0f)
                            || (c >= 0xfff0 && c <= 0xfff8)
                            || (c >= 0xe0000 && c <= 0xe0fff);
        };
    }
}
