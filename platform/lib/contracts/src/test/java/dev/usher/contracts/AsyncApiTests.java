package dev.usher.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the published document with the message types, both ways. */
class AsyncApiTests {

    private final Path docs = Path.of(System.getProperty("usher.root"), "docs");

    @Test
    void namesEveryTopicAndEveryMessage() throws IOException {
        assertThat(all("(?m)^    address: (\\S+)$"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::wireName).toList());
        assertThat(all("(?m)^      name: (usher\\S+)$"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(MessageType.values()).map(MessageType::wireName).toList());
    }

    @Test
    void pointsAtTheSchemaOfEveryMessage() throws IOException {
        List<String> files = all("\\$ref: (\\.\\./\\S+\\.json)");

        assertThat(files).hasSameSizeAs(MessageType.values()).doesNotHaveDuplicates();
        assertThat(files).allSatisfy(file -> assertThat(docs.resolve(file)).isRegularFile());
    }

    private List<String> all(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(docs.resolve("asyncapi.yaml")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
