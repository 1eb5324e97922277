package dev.usher.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page made from a template on the class path, in which {@code {{name}}} marks a value. */
final class PageTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String template;

    PageTemplate(String name) {
        this.template = read("/docs/" + name);
    }

    /** Returns the page with the given values, which must be escaped already. */
    String with(Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(
                        place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Escapes the text and sets the parts in backticks as code. */
    static String prose(String text) {
        return CODE.matcher(escape(text)).replaceAll("<code>$1</code>");
    }

    private static String read(String path) {
        try (InputStream stream = PageTemplate.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
