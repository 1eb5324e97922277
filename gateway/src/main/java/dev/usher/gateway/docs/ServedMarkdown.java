package dev.usher.gateway.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Markdown of a page as readers get it, made from that of the repository. */
final class ServedMarkdown {

    /** The words after the language of a block tell the tests how to run it. */
    private static final Pattern DIRECTIVES = Pattern.compile("(?m)^(```\\w+) .+$");

    private static final Pattern RELATIVE_LINK =
            Pattern.compile("\\[([^\\]]*)]\\((?!https?://|/|#)([^)\\s]*)\\)");

    private ServedMarkdown() {}

    /** Leads relative links to the pages of the site, or leaves their text alone. */
    static String of(String markdown, PageLinks links) {
        String plain = DIRECTIVES.matcher(markdown).replaceAll("$1");
        return RELATIVE_LINK
                .matcher(plain)
                .replaceAll(link -> {
                    String page = links.pages().get(link.group(2));
                    String shown =
                            page == null
                                    ? link.group(1)
                                    : "[%s](%s)".formatted(link.group(1), page);
                    return Matcher.quoteReplacement(shown);
                });
    }
}
