package dev.usher.ticket.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines of at most a width, between words and, if it must be, inside them. */
final class LineBreaks {

    private static final String ELLIPSIS = "…";

    private final DrawnText text;
    private final float size;
    private final float width;

    LineBreaks(DrawnText text, float size, float width) {
        this.text = text;
        this.size = size;
        this.width = width;
    }

    /** Returns all lines of the text. */
    List<String> all(String words) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (fits(longer)) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (!fits(line)) {
                int end = longestStart(line);
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** Returns the first lines; the last of them tells if there were more. */
    List<String> first(int limit, String words) throws IOException {
        List<String> lines = all(words);
        if (lines.size() <= limit) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, limit));
        String last = first.removeLast();
        while (!last.isEmpty() && !fits(last + ELLIPSIS)) {
            last = last.substring(0, last.length() - Graphemes.of(last).getLast().length());
        }
        first.add(last + ELLIPSIS);
        return first;
    }

    /**
     * Returns where to cut a word that doesn't fit: between graphemes, or inside the first one if a
     * pile of joined characters is wider than the line.
     */
    private int longestStart(String word) throws IOException {
        int end = longestStart(word, Graphemes.of(word));
        return end > 0
                ? end
                : Math.max(longestStart(word, characters(word)), word.offsetByCodePoints(0, 1));
    }

    private int longestStart(String word, List<String> parts) throws IOException {
        int[] ends = new int[parts.size() + 1];
        for (int part = 0; part < parts.size(); part++) {
            ends[part + 1] = ends[part] + parts.get(part).length();
        }
        int fitting = 0;
        int tooLong = parts.size();
        while (tooLong - fitting > 1) {
            int middle = (fitting + tooLong) / 2;
            if (fits(word.substring(0, ends[middle]))) {
                fitting = middle;
            } else {
                tooLong = middle;
            }
        }
        return ends[fitting];
    }

    private static List<String> characters(String word) {
        return word.codePoints().mapToObj(Character::toString).toList();
    }

    private boolean fits(String line) throws IOException {
        return text.width(line, size) <= width;
    }
}
