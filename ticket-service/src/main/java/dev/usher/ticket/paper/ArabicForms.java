package dev.usher.ticket.paper;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the letters of the Arabic script by the form that each has beside its neighbours. A PDF
 * shows glyphs and joins none; the forms are characters of their own in Unicode.
 */
final class ArabicForms {

    private static final int LAM = 0x0644;
    private static final int TATWEEL = 0x0640;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;

    /**
     * The alefs that join a lam to one glyph, with the isolated form of that; the final follows.
     */
    private static final Map<Integer, Integer> LAM_ALEF =
            Map.of(0x0622, 0xfef5, 0x0623, 0xfef7, 0x0625, 0xfef9, 0x0627, 0xfefb);

    private static final Map<Integer, Letter> LETTERS = letters();

    /**
     * A letter's forms, which follow each other: isolated, final, and, if it joins the letter after
     * it, initial and medial.
     */
    private record Letter(int isolated, boolean joinsNext) {}

    private ArabicForms() {}

    /** Returns the text, in logical order, with joined letters. */
    static String join(String text) {
        int[] letters = text.codePoints().toArray();
        if (!hasAny(letters)) {
            return text;
        }
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < letters.length; i++) {
            Letter letter = LETTERS.get(letters[i]);
            if (letter == null) {
                joined.appendCodePoint(letters[i]);
                continue;
            }
            boolean before = joinsNext(letters, neighbour(letters, i, -1));
            int next = neighbour(letters, i, 1);
            Integer ligature = letters[i] == LAM && next == i + 1 ? alef(letters, next) : null;
            if (ligature != null) {
                joined.appendCodePoint(ligature + (before ? FINAL : 0));
                i = next;
            } else {
                boolean after = letter.joinsNext() && joinsPrevious(letters, next);
                joined.appendCodePoint(letter.isolated() + form(before, after));
            }
        }
        return joined.toString();
    }

    private static int form(boolean before, boolean after) {
        if (after) {
            return before ? MEDIAL : INITIAL;
        }
        return before ? FINAL : 0;
    }

    private static @Nullable Integer alef(int[] letters, int at) {
        return at < letters.length ? LAM_ALEF.get(letters[at]) : null;
    }

    private static boolean hasAny(int[] letters) {
        for (int letter : letters) {
            if (LETTERS.containsKey(letter)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the place of the nearest character other than a mark. */
    private static int neighbour(int[] letters, int from, int step) {
        int at = from + step;
        while (at >= 0
                && at < letters.length
                && Character.getType(letters[at]) == Character.NON_SPACING_MARK) {
            at += step;
        }
        return at;
    }

    private static boolean joinsNext(int[] letters, int at) {
        if (at < 0) {
            return false;
        }
        Letter letter = LETTERS.get(letters[at]);
        return letters[at] == TATWEEL || (letter != null && letter.joinsNext());
    }

    private static boolean joinsPrevious(int[] letters, int at) {
        return at < letters.length
                && (letters[at] == TATWEEL
                        || (LETTERS.containsKey(letters[at]) && letters[at] != 0x0621));
    }

    private static Map<Integer, Letter> letters() {
        Map<Integer, Letter> forms = new HashMap<>();
        forms.put(0x0621, new Letter(0xfe80, false));
        String joinNoNext =
                "\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0649";
        int form = 0xfe81;
        for (int letter = 0x0622; letter <= 0x064a; letter++) {
            if (letter > 0x063a && letter < 0x0641) {
                continue;
            }
            boolean joinsNext = joinNoNext.indexOf(letter) < 0;
            forms.put(letter, new Letter(form, joinsNext));
            form += joinsNext ? 4 : 2;
        }
        persianAndUrdu(forms);
        return forms;
    }

    private static void persianAndUrdu(Map<Integer, Letter> forms) {
        int[][] joining = {
            {0x067e, 0xfb56}, {0x0679, 0xfb66}, {0x0686, 0xfb7a}, {0x06a9, 0xfb8e},
            {0x06af, 0xfb92}, {0x06be, 0xfbaa}, {0x06c1, 0xfba6}, {0x06cc, 0xfbfc}
        };
        int[][] ending = {
            {0x0688, 0xfb88}, {0x0698, 0xfb8a}, {0x0691, 0xfb8c}, {0x06ba, 0xfb9e}, {0x06d2, 0xfbae}
        };
        for (int[] letter : joining) {
            forms.put(letter[0], new Letter(letter[1], true));
        }
        for (int[] letter : ending) {
            forms.put(letter[0], new Letter(letter[1], false));
        }
    }
}
