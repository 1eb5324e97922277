package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every violation states what must hold. The texts are read in the source, at each place that makes
 * a violation; {@link ApiResponse} checks those that a test receives as well.
 */
class ViolationTextsHouseRulesTests {

    private static final Pattern MAKER =
            Pattern.compile(
                    "(?:\\breject|\\bProblemException\\.invalid|\\bQueryForm\\.violation"
                            + "|\\bnew Violation)\\(");

    private static final Pattern CONSTANT =
            Pattern.compile("String ([A-Z][A-Z_]+)\\s*=\\s*([^;]+);");

    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");
    private static final Pattern NAME = Pattern.compile("\\b([A-Z][A-Z_]+)\\b");
    private static final Pattern RULE = Pattern.compile("\\bmust\\b|\\bunknown\\b");

    private final SourceTree tree = new SourceTree();

    @Test
    void aViolationStatesWhatMustHold() {
        List<Path> files = tree.mainJava().stream().filter(this::isOfAService).toList();
        Map<String, String> constants = constants(files);
        List<String> broken = new ArrayList<>();
        int found = 0;
        for (Path file : files) {
            String source = SourceTree.read(file);
            Matcher maker = MAKER.matcher(source);
            while (maker.find()) {
                String text = text(lastArgument(source, maker.end()), constants);
                if (!text.isBlank()) {
                    found++;
                    if (!RULE.matcher(text).find()) {
                        broken.add(file + ": " + text);
                    }
                }
            }
        }

        assertThat(found).as("texts").isGreaterThan(40);
        assertThat(broken).isEmpty();
    }

    private boolean isOfAService(Path file) {
        return !file.startsWith("platform/dev") && !file.startsWith("platform/lab");
    }

    private static Map<String, String> constants(List<Path> files) {
        Map<String, String> constants = new HashMap<>();
        for (Path file : files) {
            Matcher constant = CONSTANT.matcher(SourceTree.read(file));
            while (constant.find()) {
                constants.merge(constant.group(1), constant.group(2), (a, b) -> a + b);
            }
        }
        return constants;
    }

    /** The last argument of a call, whose opening parenthesis ends before {@code from}. */
    private static String lastArgument(String source, int from) {
        int depth = 0;
        int begin = from;
        boolean quoted = false;
        for (int at = from; at < source.length(); at++) {
            char c = source.charAt(at);
            if (c == '"' && source.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == '}')) {
                if (depth == 0) {
                    return source.substring(begin, at);
                }
                depth--;
            } else if (!quoted && c == ',' && depth == 0) {
                begin = at + 1;
            }
        }
        throw new AssertionError("a call must end: " + source.substring(from, from + 80));
    }

    /** The literals of an expression with those of its constants; nothing if it has none. */
    private static String text(String expression, Map<String, String> constants) {
        StringBuilder text = new StringBuilder();
        Matcher literal = LITERAL.matcher(expression);
        while (literal.find()) {
            text.append(literal.group(1)).append(' ');
        }
        Matcher name = NAME.matcher(LITERAL.matcher(expression).replaceAll(""));
        while (name.find()) {
            Matcher inside = LITERAL.matcher(constants.getOrDefault(name.group(1), ""));
            while (inside.find()) {
                text.append(inside.group(1)).append(' ');
            }
        }
        return text.toString();
    }
}
