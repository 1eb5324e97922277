package dev.usher.platform.web.security;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A fast path through the firewalls' rules for names and values of headers. */
public final class HeaderText {

    private HeaderText() {}

    /**
     * Returns a rule that accepts printable ASCII at once, which nearly every header is, and asks
     * the given rule about the rest. The frameworks' rules, which match a pattern for each header,
     * accept all printable ASCII. They are also asked about absent headers, with null.
     */
    public static Predicate<String> printableAsciiOr(Predicate<String> rule) {
        return text -> isPrintableAscii(text) || rule.test(text);
    }

    private static boolean isPrintableAscii(@Nullable String text) {
        if (text == null) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }
}
