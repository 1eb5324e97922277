package dev.usher.gateway.docs;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text made from a file of the jar, in which {@code {{name}}} marks a value. */
final class PageTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String template;

    PageTemplate(String name) {
        this.template = Bundled.text(name);
    }

    /** Returns the text with the given values, which must be escaped already. */
    String with(Map<String, String> values) {
        return fill(template, values);
    }

    static String fill(String template, Map<String, String> values) {
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
}
