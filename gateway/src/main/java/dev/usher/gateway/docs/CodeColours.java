package dev.usher.gateway.docs;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks comments, texts, numbers and words of code, so that a style sheet can colour them. */
final class CodeColours {

    private static final String SLASHES = "//[^\\n]*|/\\*[\\s\\S]*?\\*/";
    private static final String HASH = "(?<![\\w$\"{])#[^\\n]*";
    private static final String DOUBLE = "\"(?:\\\\.|[^\"\\\\\\n])*\"";
    private static final String SINGLE = "'(?:\\\\.|[^'\\\\\\n])*'";
    private static final String BACKTICK = "`(?:\\\\.|[^`\\\\])*`";

    /** Texts of a shell, which may have several lines. */
    private static final String LINES = "\"(?:\\\\.|[^\"\\\\])*\"|'[^']*'";

    private static final String BLOCK = "\"\"\"[\\s\\S]*?\"\"\"";
    private static final String NUMBER = "\\b\\d[\\d_]*(?:\\.\\d+)?\\b";

    private static final Map<String, Pattern> LANGUAGES =
            Map.of(
                    "json",
                    language("(?!)", DOUBLE, "true|false|null"),
                    "bash",
                    language(HASH, LINES, "curl|local|echo|export|for|do|done|if"),
                    "ts",
                    language(
                            SLASHES,
                            DOUBLE + "|" + SINGLE + "|" + BACKTICK,
                            "async|await|const|else|export|for|from|function|if|import|let|new|of"
                                    + "|return|switch|case|throw|type|while|true|false|null"),
                    "python",
                    language(
                            HASH,
                            BLOCK + "|" + DOUBLE + "|" + SINGLE,
                            "and|as|def|elif|else|for|from|if|import|in|is|not|or|raise|return|while"
                                    + "|with|True|False|None"),
                    "java",
                    language(
                            SLASHES,
                            BLOCK + "|" + DOUBLE,
                            "class|else|final|for|if|import|new|record|return|static|switch|case"
                                    + "|throw|throws|var|void|while|true|false|null"));

    /** The group of each kind, and its class. */
    private static final List<String> KINDS = List.of("c", "s", "n", "k");

    private CodeColours() {}

    private static Pattern language(String comment, String text, String words) {
        return Pattern.compile(
                "(?<c>"
                        + comment
                        + ")|(?<s>"
                        + text
                        + ")|(?<n>"
                        + NUMBER
                        + ")|\\b(?<k>"
                        + words
                        + ")\\b");
    }

    /** Returns the code as HTML. */
    static String html(String language, String code) {
        Pattern pattern = LANGUAGES.get(language);
        if (pattern == null) {
            return PageTemplate.escape(code);
        }
        StringBuilder html = new StringBuilder();
        Matcher matcher = pattern.matcher(code);
        int end = 0;
        while (matcher.find()) {
            html.append(PageTemplate.escape(code.substring(end, matcher.start())));
            for (String kind : KINDS) {
                if (matcher.group(kind) != null) {
                    html.append("<span class=\"").append(kind).append("\">");
                }
            }
            html.append(PageTemplate.escape(matcher.group())).append("</span>");
            end = matcher.end();
        }
        return html.append(PageTemplate.escape(code.substring(end))).toString();
    }
}
