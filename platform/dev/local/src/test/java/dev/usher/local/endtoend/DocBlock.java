package dev.usher.local.endtoend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code on a page of the documentation. The words behind its language tell how it is
 * tried: {@code run} executes it, {@code answer} compares it with an answer, {@code body=PATH}
 * posts it, and {@code not-run:REASON} says why it is only read.
 */
record DocBlock(String page, int line, String language, List<String> words, String code) {

    private static final Pattern FENCE = Pattern.compile("(?m)^```(\\S*)(.*)\\n([\\s\\S]*?)^```$");

    static List<DocBlock> in(String page, String markdown) {
        List<DocBlock> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(markdown);
        while (fence.find()) {
            int line = 1 + Math.toIntExact(markdown.substring(0, fence.start()).lines().count());
            blocks.add(
                    new DocBlock(
                            page,
                            line,
                            fence.group(1),
                            Arrays.stream(fence.group(2).strip().split("\\s+")).toList(),
                            fence.group(3)));
        }
        return blocks;
    }

    boolean says(String word) {
        return words.contains(word);
    }

    /** Returns what stands behind {@code name=} among the words. */
    Optional<String> value(String name) {
        return words.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst();
    }

    /** Returns why the block is only read, if it is. */
    Optional<String> reasonNotToRun() {
        return words.stream()
                .filter(word -> word.startsWith("not-run:"))
                .map(word -> word.substring("not-run:".length()).replace('-', ' '))
                .findFirst();
    }

    /** Returns the block with ids in the place of those that only show what an id looks like. */
    String codeWith(Map<String, String> ids) {
        String filled = code;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return filled;
    }

    @Override
    public String toString() {
        return page + ":" + line + " " + language;
    }
}
