package dev.usher.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page made of a template on the class path, with {@code {{name}}} where values go. */
final class Page {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String template;

    Page(String name) {
        this.template = read("/docs/" + name);
    }

    /** Fills the places in with values that are safe where they go. */
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

    /** Escaped, with what stands in backticks set as code. */
    static String prose(String text) {
        return CODE.matcher(escape(text)).replaceAll("<code>$1</code>");
    }

    private static String read(String path) {
        try (InputStream stream = Page.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
