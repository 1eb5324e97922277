package dev.usher.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The code on the pages of the site says how it is tried. {@code DocsEndToEndTests} of the launcher
 * does so, on a running suite.
 */
class CodeBlocksTests {

    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\S*)(.*)\\n([\\s\\S]*?)^```$");
    private static final Set<String> LANGUAGES =
            Set.of("bash", "http", "java", "json", "python", "ts");

    private record Block(String page, String language, Set<String> words, String code) {}

    @Test
    void sayHowTheyAreTried() {
        assertThat(blocks())
                .isNotEmpty()
                .allSatisfy(block -> {
                    assertThat(block.language()).as(block.page()).isIn(LANGUAGES);
                    assertThat(block.words())
                            .as(block + " must say how it is tried, or why not")
                            .anyMatch(word ->
                                    word.matches("run|answer|answer=.+|body=.+|not-run:[a-z-]+"));
                });
    }

    @Test
    void areJsonWhereTheySaySo() {
        JsonMapper json = JsonMapper.builder().build();

        assertThat(blocks())
                .filteredOn(block -> block.language().equals("json"))
                .isNotEmpty()
                .allSatisfy(block ->
                        assertThatCode(() -> json.readTree(block.code()))
                                .as(block.page())
                                .doesNotThrowAnyException());
    }

    private static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        pages().forEach((page, text) -> {
            Matcher matcher = BLOCK.matcher(text);
            while (matcher.find()) {
                Set<String> words = Set.of(matcher.group(2).strip().split("\\s+"));
                blocks.add(new Block(page, matcher.group(1), words, matcher.group(3)));
            }
        });
        return blocks;
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        SiteMap.load().entries().stream()
                .map(SiteMap.Entry::file)
                .filter(file -> file.startsWith("pages/"))
                .forEach(file -> pages.put(file, Bundled.text(file)));
        return pages;
    }
}
