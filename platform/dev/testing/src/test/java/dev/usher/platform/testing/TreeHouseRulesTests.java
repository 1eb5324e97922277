package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the repository: modules, packages and names. */
class TreeHouseRulesTests {

    private static final int MAX_FILES_IN_A_PACKAGE = 45;
    private static final int MAX_SHARED_NAMES = 19;
    private static final int MIN_README_LINES = 10;

    /** A statement in capitals: the first word of a clause that SQL begins with. */
    private static final Pattern CAPITAL_SQL =
            Pattern.compile(
                    "\\b(SELECT\\s+[a-z*(]|INSERT INTO\\b|UPDATE\\s+\\w+\\s+SET\\b|DELETE FROM\\b"
                            + "|ON CONFLICT\\b|FOR UPDATE\\b)");

    private static final Pattern LOGGER = Pattern.compile("\\bLogger\\s+(?!log\\b)\\w+\\s*=");

    private final SourceTree tree = new SourceTree();

    @Test
    void everyModuleSaysWhatLivesThereAndWhatIsSafeToChange() {
        List<String> broken = new ArrayList<>();
        for (Path pom : tree.ending("pom.xml")) {
            Path module = pom.getParent();
            if (module == null || module.startsWith("deploy")) {
                continue;
            }
            Path readme = module.resolve("README.md");
            if (!SourceTree.exists(readme)
                    || SourceTree.read(readme).lines().count() < MIN_README_LINES) {
                broken.add(readme + " must have at least " + MIN_README_LINES + " lines");
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void platformNamesEveryModule() {
        String overview = SourceTree.read(Path.of("platform/README.md"));
        for (Path pom : tree.ending("pom.xml")) {
            if (pom.startsWith("platform")) {
                String module = String.valueOf(Path.of("platform").relativize(pom).getParent());
                assertThat(overview).contains("(" + module + "/README.md)");
            }
        }
    }

    @Test
    void noPackageOfAServiceIsACrowd() {
        Map<Path, Long> sizes = new TreeMap<>();
        for (Path file : tree.mainJava()) {
            if (!file.startsWith("platform")) {
                sizes.merge(file.getParent(), 1L, Long::sum);
            }
        }

        assertThat(sizes)
                .allSatisfy((folder, size) ->
                        assertThat(size)
                                .as(folder + " has files")
                                .isLessThanOrEqualTo(MAX_FILES_IN_A_PACKAGE));
    }

    @Test
    void namesCanBeGuessedBecauseFewAreUsedTwice() {
        Map<String, List<Path>> byName = new TreeMap<>();
        for (Path file : tree.mainJava()) {
            if (!file.endsWith("package-info.java")) {
                byName.computeIfAbsent(SourceTree.typeOf(file), _ -> new ArrayList<>()).add(file);
            }
        }
        byName.values().removeIf(files -> files.size() == 1);

        assertThat(byName.size())
                .as("type names used more than once: " + byName.keySet())
                .isLessThanOrEqualTo(MAX_SHARED_NAMES);
    }

    @Test
    void controllersLeaveTheDocumentToTheirApiInterface() {
        List<Path> broken =
                tree.mainJava().stream()
                        .filter(file -> !file.startsWith("platform"))
                        .filter(file -> SourceTree.read(file).contains("@RestController"))
                        .filter(file -> SourceTree.read(file).contains("import io.swagger"))
                        .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void sqlIsWrittenInLowerCase() {
        List<Path> broken =
                Stream.concat(
                                tree.mainJava().stream(),
                                tree.ending(".sql").stream()
                                        .filter(file -> file.toString().contains("src/main"))
                                        .filter(file -> !file.toString().contains("db/")))
                        .filter(file -> CAPITAL_SQL.matcher(SourceTree.read(file)).find())
                        .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void everyLoggerIsCalledLog() {
        List<Path> broken =
                tree.mainJava().stream()
                        .filter(file -> LOGGER.matcher(SourceTree.read(file)).find())
                        .toList();

        assertThat(broken).isEmpty();
    }
}
