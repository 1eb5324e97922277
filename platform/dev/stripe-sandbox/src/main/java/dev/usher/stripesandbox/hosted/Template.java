package dev.usher.stripesandbox.hosted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A piece of HTML with holes: {@code {{name}}} is escaped, {@code {{{name}}}} holds HTML of another
 * template. A hole that is not filled is a mistake, not an empty text.
 */
final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\{?)([a-zA-Z0-9]+)}?}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    static Template named(String name) {
        return new Template(Resources.text(name + ".html"));
    }

    String fill(Map<String, String> values) {
        Matcher hole = HOLE.matcher(text);
        StringBuilder html = new StringBuilder(text.length() * 2);
        while (hole.find()) {
            String value = values.get(hole.group(2));
            if (value == null) {
                throw new IllegalArgumentException("nothing for {{" + hole.group(2) + "}}");
            }
            boolean isHtml = !hole.group(1).isEmpty();
            hole.appendReplacement(
                    html,
                    Matcher.quoteReplacement(
                            isHtml ? value : HtmlUtils.htmlEscape(value, "UTF-8")));
        }
        return hole.appendTail(html).toString();
    }

    /** The files of the page. */
    static final class Resources {

        private Resources() {}

        static String text(String name) {
            try (InputStream in = Template.class.getResourceAsStream("/hosted/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("missing resource hosted/" + name);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
