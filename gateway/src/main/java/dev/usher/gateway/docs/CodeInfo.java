package dev.usher.gateway.docs;

import java.util.List;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;

/**
 * The first line of a code block: the language, then words.
 *
 * @param language the first word, or an empty text
 * @param words {@code tab}: it is one of several languages that say the same; the others tell the
 *     end-to-end tests how it is tried
 */
record CodeInfo(String language, Set<String> words) {

    static CodeInfo of(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        List<String> parts = List.of(info.split("\\s+"));
        return new CodeInfo(parts.getFirst(), Set.copyOf(parts.subList(1, parts.size())));
    }

    boolean tab() {
        return words.contains("tab");
    }

    /** The language in the words of a reader. */
    String label() {
        return switch (language) {
            case "bash" -> tab() ? "curl" : "Shell";
            case "ts" -> "TypeScript";
            case "python" -> "Python";
            case "java" -> "Java";
            case "json" -> "JSON";
            case "http" -> "HTTP";
            default -> "Text";
        };
    }
}
