package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.usher.platform.infrastructure.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the documentation says is true: its blocks are run on the suite, each page from top to
 * bottom, and the answers that it shows are compared with real ones.
 */
@EndToEndTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsEndToEndTests {

    private static final Path PROJECT = ProjectRoot.find();
    private static final Path PAGES = PROJECT.resolve("gateway/src/main/resources/docs/pages");
    private static final String GUIDE = "guide.md";

    /** The blocks that are only read. The number may only fall. */
    private static final int MOST_NOT_RUN = 1;

    private final List<DocBlock> run = new ArrayList<>();
    private final Map<DocBlock, String> notRun =
            new TreeMap<>(Comparator.comparing(DocBlock::toString));
    private final Map<String, List<String>> wrong = new TreeMap<>();
    private final Map<String, String> missing = new TreeMap<>();

    @BeforeAll
    void tryEveryBlock(RunningSuite suite, @TempDir Path directory) throws IOException {
        DocScene scene = new DocScene(suite);
        List<DocLanguage> languages =
                List.of(
                        new DocJava(directory, scene.publicUrl()),
                        new DocScripts.Python(directory, scene.publicUrl()),
                        new DocScripts.TypeScript(
                                directory,
                                scene.publicUrl(),
                                PROJECT.resolve(
                                        "docs/examples/node_modules/typescript/lib/typescript.js")));
        for (DocLanguage language : languages) {
            language.missing().ifPresent(what -> missing.put(language.name(), what));
        }
        for (Path page : pages()) {
            String name = page.getFileName().toString();
            try (DocPageRun trial =
                    new DocPageRun(scene, directory.resolve(name), name, languages)) {
                for (DocBlock block : blocks(page, scene)) {
                    tryBlock(block, trial);
                }
            }
        }
        tryGuide(scene, directory.resolve("pasted"));
        report();
    }

    private void tryBlock(DocBlock block, DocPageRun trial) {
        String reason = block.reasonNotToRun().orElse(missing.get(block.language()));
        if (reason != null) {
            notRun.put(block, reason);
        } else if (!block.page().equals(GUIDE)) {
            note(block, trial.trial(block));
        }
    }

    /** Pastes the blocks of the guide one after the other, as a reader does who reads nothing. */
    private void tryGuide(DocScene scene, Path directory) throws IOException {
        Files.createDirectories(directory);
        List<DocBlock> blocks = blocks(PAGES.resolve(GUIDE), scene);
        StringBuilder pasted = new StringBuilder();
        blocks.forEach(block -> pasted.append(block.code()).append('\n'));
        Files.writeString(directory.resolve("guide.sh"), pasted);
        List<String> failure = DocProgram.run(directory, Map.of(), "bash", "guide.sh");
        List<String> said = DocProgram.said(directory).lines().toList();
        List<String> found = new ArrayList<>(failure);
        int at = 0;
        for (String expected :
                List.of(
                        "\"status\":\"PUBLISHED\"",
                        "paid: 303",
                        "FULFILLED",
                        "TKT1:",
                        "\"result\":\"ADMITTED\"",
                        "\"reason\":\"ALREADY_ADMITTED\"")) {
            int next = at;
            while (next < said.size() && !said.get(next).contains(expected)) {
                next++;
            }
            if (next == said.size()) {
                found.add("never says " + expected + ": " + String.join("\n", said));
                break;
            }
            at = next;
        }
        if (!Files.exists(directory.resolve("ticket.png"))) {
            found.add("leaves no ticket.png");
        }
        blocks.forEach(block -> note(block, found));
    }

    private void note(DocBlock block, List<String> found) {
        run.add(block);
        if (!found.isEmpty()) {
            wrong.computeIfAbsent(block.language(), _ -> new ArrayList<>())
                    .add(block + " " + String.join("; ", found));
        }
    }

    private void report() {
        Map<String, Long> counts = new TreeMap<>();
        run.forEach(block -> counts.merge(block.language(), 1L, Long::sum));
        System.out.printf(
                "Documentation: %d blocks run %s, %d not run%n", run.size(), counts, notRun.size());
        notRun.forEach((block, reason) -> System.out.printf("  %s: %s%n", block, reason));
    }

    @Test
    void commandsAndAnswersAreTrue() {
        assertThat(run).extracting(DocBlock::language).contains("bash", "json", "http");
        assertThat(
                        Stream.of("bash", "json", "http")
                                .flatMap(language -> wrongIn(language).stream()))
                .isEmpty();
    }

    @Test
    void javaWorks() {
        checkLanguage("java");
    }

    @Test
    void pythonWorks() {
        checkLanguage("python");
    }

    @Test
    void typeScriptWorks() {
        checkLanguage("ts");
    }

    @Test
    void whatIsNotRunHasAReason() {
        List<DocBlock> marked =
                notRun.keySet().stream()
                        .filter(block -> block.reasonNotToRun().isPresent())
                        .toList();

        assertThat(marked).hasSizeLessThanOrEqualTo(MOST_NOT_RUN);
        assertThat(notRun.values()).noneMatch(String::isBlank);
    }

    private void checkLanguage(String language) {
        assumeThat(missing.get(language)).as("needed for " + language).isNull();
        assertThat(run).extracting(DocBlock::language).contains(language);
        assertThat(wrongIn(language)).isEmpty();
    }

    private List<String> wrongIn(String language) {
        return wrong.getOrDefault(language, List.of());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return Stream.concat(pages.sorted(), Stream.of(PROJECT.resolve("README.md"))).toList();
        }
    }

    private static List<DocBlock> blocks(Path page, DocScene scene) throws IOException {
        return DocBlock.in(
                page.getFileName().toString(),
                Files.readString(page)
                        .replace("{{publicUrl}}", scene.publicUrl())
                        .replace("{{issuer}}", scene.issuer()));
    }
}
