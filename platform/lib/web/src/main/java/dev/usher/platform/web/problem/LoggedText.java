package dev.usher.platform.web.problem;

import java.util.regex.Pattern;

/**
 * Removes e-mail addresses from text of a caller before it is logged. Some paths name gate staff by
 * their address, which only the organizer may see.
 */
public final class LoggedText {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[^\\s/\"'<>=,;?&]+(?:@|%40)[^\\s/\"'<>,;?&]+", Pattern.CASE_INSENSITIVE);

    private LoggedText() {}

    /** Replaces each address, also a percent-encoded one, by {@code (e-mail)}. */
    public static String of(String text) {
        return ADDRESS.matcher(text).replaceAll("(e-mail)");
    }
}
