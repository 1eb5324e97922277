package dev.usher.platform.web.security;

import org.jspecify.annotations.Nullable;

/**
 * An e-mail address as the name of a person. Two addresses are the same if they are equal with
 * ASCII letters in either case and every other character exactly. No Unicode case mapping is used:
 * it would make one address of two mailboxes ({@code ſ} and {@code s}, the Kelvin sign and {@code
 * k}).
 *
 * <p>Services compare and store an address as its {@link #value}. In SQL the same rule is {@code
 * lower(email collate "C")}; without the collation the database maps by the rules of its locale.
 *
 * @param value the address with its ASCII letters in lower case
 */
public record EmailAddress(String value) {

    /** The form of an address for documents, which can't name all characters that are refused. */
    public static final String PATTERN = "^[^@\\s]+@[^@\\s]+$";

    /** The longest address that a mail server accepts (RFC 5321), in characters. */
    public static final int MAX_LENGTH = 254;

    public EmailAddress {
        value = withLowerAscii(value);
    }

    /** Returns the address of a caller, or null if the caller has none that is verified. */
    public static @Nullable EmailAddress of(Caller caller) {
        String email = caller.email();
        return email == null ? null : new EmailAddress(email);
    }

    /** Tells whether a text names this address; null names none. */
    public boolean isNamedBy(@Nullable String text) {
        return text != null && new EmailAddress(text).equals(this);
    }

    /**
     * Tells whether the text has the form of an address: something on both sides of one {@code @},
     * and no character that is white space, invisible or a control.
     */
    public static boolean isWellFormed(String text) {
        int at = text.indexOf('@');
        return text.length() <= MAX_LENGTH
                && at > 0
                && at < text.length() - 1
                && at == text.lastIndexOf('@')
                && text.codePoints().allMatch(EmailAddress::isVisible);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static String withLowerAscii(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char letter = lower.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                lower.setCharAt(i, (char) (letter + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
