package dev.usher.credential;

import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * The code of a ticket that a person can read aloud and type: ten characters of Crockford's base32
 * (50 bits) and Crockford's check character (the number modulo 37). Only codes whose check
 * character is one of the ordinary 32 are issued, so none of {@code * ~ $ = U} ever occurs.
 */
public final class TypedCode {

    /** Crockford's base32 without I, L, O and U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int DIGITS = 10;
    private static final int BITS = 5 * DIGITS;
    private static final int CHECK_MODULUS = 37;
    // Each candidate fits with 32 chances in 37, so 64 misses in a row do not happen.
    private static final int MAX_CANDIDATES = 64;

    private final long value;

    private TypedCode(long value) {
        this.value = value;
    }

    /**
     * Returns the code of the lowest 50 bits, or nothing if its check character is one that is not
     * issued.
     */
    public static Optional<TypedCode> of(long bits) {
        long value = bits & ((1L << BITS) - 1);
        return value % CHECK_MODULUS < ALPHABET.length()
                ? Optional.of(new TypedCode(value))
                : Optional.empty();
    }

    /** Returns the first code that can be issued among the candidates 0, 1, 2 … of a source. */
    public static TypedCode firstOf(IntToLongFunction candidates) {
        for (int candidate = 0; candidate < MAX_CANDIDATES; candidate++) {
            Optional<TypedCode> code = of(candidates.applyAsLong(candidate));
            if (code.isPresent()) {
                return code.get();
            }
        }
        throw new IllegalArgumentException("the source of bits has no usable code");
    }

    /**
     * Reads a typed code: in upper or lower case, with or without dashes and blanks of any kind,
     * with I and L read as 1, O as 0, and characters of full width as those of ASCII. Returns
     * nothing if it is not a code or its check character is wrong. Never throws.
     */
    public static Optional<TypedCode> parse(String typed) {
        long value = 0;
        int digits = 0;
        for (int i = 0; i < typed.length(); i++) {
            char character = typed.charAt(i);
            if (isFiller(character)) {
                continue;
            }
            int digit = ALPHABET.indexOf(canonical(character));
            if (digit < 0 || digits > DIGITS) {
                return Optional.empty();
            }
            if (digits == DIGITS && digit != value % CHECK_MODULUS) {
                return Optional.empty();
            }
            value = digits == DIGITS ? value : value << 5 | digit;
            digits++;
        }
        return digits == DIGITS + 1 ? Optional.of(new TypedCode(value)) : Optional.empty();
    }

    /**
     * Returns the code of the text as it is shown, or for any other text the characters by which
     * two such texts are compared. Never throws.
     */
    public static String canonical(String typed) {
        return parse(typed).map(TypedCode::toString).orElseGet(() -> significant(typed));
    }

    private static String significant(String typed) {
        StringBuilder text = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            if (!isFiller(typed.charAt(i))) {
                text.append(canonical(typed.charAt(i)));
            }
        }
        return text.toString();
    }

    /** Returns the code as it is shown: {@code XXXXX-XXXXX-X}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(13);
        for (int shift = BITS - 5; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (value >>> shift) & 0x1F));
            if (text.length() == 5) {
                text.append('-');
            }
        }
        return text.append('-').append(ALPHABET.charAt((int) (value % CHECK_MODULUS))).toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypedCode that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    private static boolean isFiller(char character) {
        return Keystrokes.isDash(character) || Keystrokes.isBlank(character);
    }

    private static char canonical(char typed) {
        char upper = Keystrokes.upper(Keystrokes.narrow(typed));
        return switch (upper) {
            case 'I', 'L' -> '1';
            case 'O' -> '0';
            default -> upper;
        };
    }
}
