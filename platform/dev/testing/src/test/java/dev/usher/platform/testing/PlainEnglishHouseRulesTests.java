package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The four rules of plain English in CONTRIBUTING, as far as a machine can see them. */
class PlainEnglishHouseRulesTests {

    /** Words with which a Javadoc must not begin: they are no verb and no noun it describes. */
    private static final Pattern BAD_BEGINNING =
            Pattern.compile(
                    "/\\*\\*\\s+(?:\\*\\s+)?(What|Whether|As|Those|Nobody|Somebody|Whoever|Who|Where"
                            + "|How|Lest|So)\\b[^\\n]*");

    private static final Pattern BANNED =
            Pattern.compile(
                    "\\b(whoever|so many|(?<!there )is no(?! longer\\b)|(?:what )?(?:came|became|becomes?) of"
                            + "|anew|lest|is away|was away|were away|are away|as it was)\\b",
                    Pattern.CASE_INSENSITIVE);

    /** Comments, text blocks and string literals of a Java file. */
    private static final Pattern PROSE =
            Pattern.compile(
                    "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"",
                    Pattern.DOTALL);

    private final SourceTree tree = new SourceTree();

    @Test
    void aJavadocBeginsWithAVerbOrTheNounItDescribes() {
        List<String> broken = new ArrayList<>();
        for (Path file : tree.mainJava()) {
            Matcher found = BAD_BEGINNING.matcher(SourceTree.read(file));
            while (found.find()) {
                broken.add(file + ": " + found.group().strip());
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void noTextUsesAWordThatMakesAReaderStop() {
        List<String> broken = new ArrayList<>();
        for (Path file : tree.mainJava()) {
            Matcher prose = PROSE.matcher(SourceTree.read(file));
            while (prose.find()) {
                report(file, prose.group(), broken);
            }
        }
        for (Path file : tree.ending(".md")) {
            if (!isHistory(file)) {
                report(file, SourceTree.read(file), broken);
            }
        }

        assertThat(broken).isEmpty();
    }

    private static void report(Path file, String text, List<String> broken) {
        Matcher found = BANNED.matcher(text.replaceAll("\\s*\\n\\s*(?:\\*|//)?\\s*", " "));
        while (found.find()) {
            broken.add(file + ": " + found.group() + " in: " + around(text, found.group()));
        }
    }

    private static String around(String text, String word) {
        int at = Math.max(0, text.indexOf(word));
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 60))
                .replaceAll("\\s+", " ");
    }

    /**
     * Decisions are never edited, a changelog tells what was, and CONTRIBUTING quotes the words it
     * forbids.
     */
    private static boolean isHistory(Path file) {
        return file.startsWith("docs/adr")
                || file.startsWith("docs/results")
                || file.endsWith("CHANGELOG.md")
                || file.endsWith("CONTRIBUTING.md");
    }
}
