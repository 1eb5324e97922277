package dev.usher.bench.report;

import java.util.Locale;

/** Formats figures with three significant digits. */
public final class Numbers {

    private Numbers() {}

    /** Formats 12345 as 12,345, 12.34 as 12.3, and 0.1234 as 0.123. */
    public static String plain(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        String text = String.format(Locale.ROOT, format, value);
        return size < 100 && text.contains(".") ? withoutZeros(text) : text;
    }

    private static String withoutZeros(String text) {
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** Formats 12345 as 12,345. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Formats a ratio with two decimals, or three below 0.1. */
    public static String ratio(double value) {
        return String.format(
                Locale.ROOT, value >= 100 ? "%,.0f" : value >= 0.1 ? "%.2f" : "%.3f", value);
    }
}
