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
 * HTML with placeholders. The value of {@code {{name}}} is escaped, that of {@code {{{name}}}} is
 * HTML. Every placeholder must have a value.
 */
final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\{?)([a-zA-Z0-9]+)}?}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    static Template named(String name) {
        return new Template(Resources.text(name + ".html"));
    }

    String fill(Map<String, String> values) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        StringBuilder html = new StringBuilder(text.length() * 2);
        while (placeholder.find()) {
            String value = values.get(placeholder.group(2));
            if (value == null) {
                throw new IllegalArgumentException("no value for {{" + placeholder.group(2) + "}}");
            }
            boolean isHtml = !placeholder.group(1).isEmpty();
            placeholder.appendReplacement(
                    html,
                    Matcher.quoteReplacement(
                            isHtml ? value : HtmlUtils.htmlEscape(value, "UTF-8")));
        }
        return placeholder.appendTail(html).toString();
    }

    /** The files of the pages. */
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
