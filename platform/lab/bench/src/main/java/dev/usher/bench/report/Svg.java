package dev.usher.bench.report;

import java.util.Locale;

/** The few shapes a plot is made of; colours that do on light and dark ground. */
final class Svg {

    static final String INK = "#8a8f98";
    static final String OURS = "#2f81f7";
    static final String GOAL = "#d29922";

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private int height;

    Svg(int width) {
        this.width = width;
    }

    Svg grow(double y) {
        height = Math.max(height, (int) Math.ceil(y));
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String colour, double thickness) {
        shapes.append("  <line")
                .append(number("x1", x1))
                .append(number("y1", y1))
                .append(number("x2", x2))
                .append(number("y2", y2))
                .append(word("stroke", colour))
                .append(number("stroke-width", thickness))
                .append("/>\n");
        return this;
    }

    Svg dot(double x, double y, String colour) {
        shapes.append("  <circle")
                .append(number("cx", x))
                .append(number("cy", y))
                .append(number("r", 4))
                .append(word("fill", colour))
                .append("/>\n");
        return this;
    }

    /** Anchored at start, middle or end. */
    Svg text(double x, double y, String anchor, String text) {
        shapes.append("  <text")
                .append(number("x", x))
                .append(number("y", y))
                .append(word("text-anchor", anchor))
                .append(word("fill", INK))
                .append('>')
                .append(text.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</text>\n");
        return this;
    }

    private static String number(String name, double value) {
        return word(name, String.format(Locale.ROOT, "%.1f", value));
    }

    private static String word(String name, String value) {
        return " " + name + "=\"" + value + "\"";
    }

    @Override
    public String toString() {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
        font-family="sans-serif" font-size="12">
        %3$s</svg>
        """
                .formatted(width, height, shapes);
    }
}
