package dev.usher.platform.web.security;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A short way through the firewalls' rules for names and values of headers. */
public final class HeaderText {

    private HeaderText() {}

    /**
     * Passes printable ASCII at once, which nearly every header is; anything else is for the rule
     * to decide. The frameworks' rules match a pattern per header and request, and pass all of it;
     * they are also asked of headers that aren't there.
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
