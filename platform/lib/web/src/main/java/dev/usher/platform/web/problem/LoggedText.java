package dev.usher.platform.web.problem;

import java.util.regex.Pattern;

/**
 * What may be written to a log of what a caller sent: paths name gate staff by their e-mail
 * address, and an address is nobody's business but the organizer's.
 */
public final class LoggedText {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[^\\s/\"'<>=,;?&]+(?:@|%40)[^\\s/\"'<>,;?&]+", Pattern.CASE_INSENSITIVE);

    private LoggedText() {}

    /** The text, with {@code (e-mail)} in place of each address, percent-encoded ones included. */
    public static String of(String text) {
        return ADDRESS.matcher(text).replaceAll("(e-mail)");
    }
}
