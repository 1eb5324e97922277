package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents must tell the truth of the code: the classes and states they name exist. */
class DocsHouseRulesTests {

    /** A type, or a type with a method, in backticks. */
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

    /**
     * A link to a file. Links of the site begin with a slash, and the gateway's tests follow them.
     */
    private static final Pattern RELATIVE_LINK =
            Pattern.compile("\\]\\((?!https?:|#|/)([^)#\\s]+)");

    private static final Pattern STATE = Pattern.compile("[A-Z][A-Z_]+");

    private final SourceTree tree = new SourceTree();

    @Test
    void theGlossaryNamesThirtyWordsAndTheClassWhereEachLives() {
        Set<String> types = types();
        int words = 0;
        for (String line : SourceTree.read(Path.of("docs/glossary.md")).split("\n", -1)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 5 && cells[3].contains("`")) {
                words++;
                Matcher named = TYPE.matcher(cells[3]);
                assertThat(named.find()).as(line).isTrue();
                assertThat(types).as(line).contains(named.group(1));
            }
        }

        assertThat(words).isGreaterThanOrEqualTo(30);
    }

    @Test
    void followOneTicketNamesClassesAndMethodsThatExist() {
        String readme = SourceTree.read(Path.of("README.md"));
        int from = readme.indexOf("## Follow one ticket");
        String map = readme.substring(from, readme.indexOf("\n## ", from + 1));
        int checked = 0;
        for (String line : map.split("\n", -1)) {
            String[] cells = line.split("\\|", -1);
            Matcher named = TYPE.matcher(cells.length > 3 ? cells[3] : "");
            while (named.find()) {
                checked++;
                assertThat(sourceOf(named.group(1), named.group(2))).as(named.group()).isTrue();
            }
        }

        assertThat(checked).isGreaterThan(15);
    }

    @ParameterizedTest
    @CsvSource({
        "Event, EventStatus",
        "Reservation, ReservationStatus",
        "Order, OrderStatus",
        "Ticket, TicketStatus"
    })
    void theDiagramShowsEveryStateThatTheCodeHas(String title, String type) {
        String page = SourceTree.read(Path.of("docs/architecture/README.md"));
        int from = page.indexOf("\n## " + title + "\n");
        assertThat(from).isNotNegative();
        int begin = page.indexOf("stateDiagram", from);
        Set<String> drawn = new TreeSet<>();
        for (String line : page.substring(begin, page.indexOf("```", begin)).split("\n", -1)) {
            Matcher state = STATE.matcher(line.split(":", 2)[0]);
            while (state.find()) {
                drawn.add(state.group());
            }
        }

        assertThat(drawn).isEqualTo(constantsOf(type));
    }

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() {
        Set<String> broken = new LinkedHashSet<>();
        for (Path file : tree.ending(".md")) {
            Matcher link = RELATIVE_LINK.matcher(SourceTree.read(file));
            while (link.find()) {
                Path folder = file.getParent() == null ? Path.of("") : file.getParent();
                if (!SourceTree.exists(folder.resolve(link.group(1)).normalize())) {
                    broken.add(file + " -> " + link.group(1));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private Set<String> types() {
        Set<String> types = new TreeSet<>();
        tree.mainJava().forEach(file -> types.add(SourceTree.typeOf(file)));
        return types;
    }

    private boolean sourceOf(String type, String method) {
        return tree.mainJava().stream()
                .filter(file -> SourceTree.typeOf(file).equals(type))
                .anyMatch(file ->
                        method == null || SourceTree.read(file).contains(" " + method + "("));
    }

    /** The constants of an enum, which are the capital words before its first method or brace. */
    private Set<String> constantsOf(String type) {
        Path file =
                tree.mainJava().stream()
                        .filter(candidate -> SourceTree.typeOf(candidate).equals(type))
                        .filter(candidate -> !candidate.startsWith("platform"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("there must be an enum " + type));
        // Comments and the descriptions of constants may hold any character.
        String source =
                SourceTree.read(file)
                        .replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|\"(?:\\\\.|[^\"\\\\])*\"", "");
        String body = source.substring(source.indexOf('{', source.indexOf("enum " + type)) + 1);
        Set<String> constants = new TreeSet<>();
        Matcher constant = STATE.matcher(body.split("[;}]", 2)[0]);
        while (constant.find()) {
            constants.add(constant.group());
        }
        return constants;
    }
}
