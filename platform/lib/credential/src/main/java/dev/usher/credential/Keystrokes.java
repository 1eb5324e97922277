package dev.usher.credential;

/**
 * The characters that machines and fingers add to a text or put in place of others: blanks and line
 * ends around it, dashes of typography, digits and letters of full width. Only single characters
 * are looked at; Unicode's rules of upper and lower case are never used, because they turn letters
 * of other scripts into ASCII ones.
 */
final class Keystrokes {

    private static final char MINUS = '\u2212';
    private static final char HYPHEN_BULLET = '\u2043';
    private static final char SOFT_HYPHEN = '\u00AD';

    /** The distance from a character of full width to its ASCII counterpart. */
    private static final int FULL_WIDTH = '\uFF01' - '!';

    private Keystrokes() {}

    /** Takes blanks, tabs and line ends off both ends of the text. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * Tells whether the character leaves no mark: white space of any kind, the separators that
     * scanners send (U+001C to U+001F), and invisible ones such as a byte order mark.
     */
    static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || (Character.getType(character) == Character.FORMAT && character != SOFT_HYPHEN);
    }

    /** Tells whether the character is a dash of any kind. */
    static boolean isDash(char character) {
        return character == '-'
                || character == MINUS
                || character == HYPHEN_BULLET
                || character == SOFT_HYPHEN
                || Character.getType(character) == Character.DASH_PUNCTUATION;
    }

    /** Returns the character in upper case, if it is a letter of ASCII. */
    static char upper(char character) {
        return character >= 'a' && character <= 'z' ? (char) (character - 'a' + 'A') : character;
    }

    /** Returns the text with its ASCII letters in upper case. */
    static String upper(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (upper(text.charAt(i)) != text.charAt(i)) {
                char[] upper = text.toCharArray();
                for (int at = i; at < upper.length; at++) {
                    upper[at] = upper(upper[at]);
                }
                return new String(upper);
            }
        }
        return text;
    }

    /** Returns the ASCII counterpart of a digit or letter of full width. */
    static char narrow(char character) {
        return isBetween('\uFF10', character, '\uFF19')
                        || isBetween('\uFF21', character, '\uFF3A')
                        || isBetween('\uFF41', character, '\uFF5A')
                ? (char) (character - FULL_WIDTH)
                : character;
    }

    private static boolean isBetween(char first, char character, char last) {
        return character >= first && character <= last;
    }
}
