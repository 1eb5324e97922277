package dev.usher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Topic;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvariantsTests {

    private static final Pattern LISTENER =
            Pattern.compile(
                    "@KafkaListener\\(\\s*topics = Topic\\.Names\\.(\\w+),\\s*groupId = \"([^\"]+)\"");
    private static final Pattern READER = Pattern.compile("\\('([\\w.-]+)', '([\\w.-]+)'\\)");

    @Test
    void areListedByTheirNumbers() {
        List<String> ids = Invariants.of(ProjectRoot.find()).stream().map(Invariant::id).toList();

        assertThat(ids)
                .contains("I14-logs", "I14-topics")
                .containsSubsequence("I1-counters", "I2-minted", "I9-owners", "I10-orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "payment", "ticket", "validation"})
    void coverEveryListenerOfAService(String service) throws IOException {
        Path module = ProjectRoot.find().resolve(service + "-service");
        String query =
                Files.readString(
                        module.resolve("src/main/invariants/I7-taken-in-" + service + ".sql"));
        Set<String> registered = new TreeSet<>();
        Matcher reader = READER.matcher(query);
        while (reader.find()) {
            registered.add(reader.group(1) + " reads " + reader.group(2));
        }

        assertThat(registered).isEqualTo(listeners(module.resolve("src/main/java")));
    }

    private static Set<String> listeners(Path sources) throws IOException {
        Set<String> listeners = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher listener = LISTENER.matcher(Files.readString(file));
                while (listener.find()) {
                    listeners.add(listener.group(2) + " reads " + wireName(listener.group(1)));
                }
            }
        }
        return listeners;
    }

    private static String wireName(String constant) {
        return Topic.valueOf(constant.toUpperCase(Locale.ROOT)).wireName();
    }

    @Test
    void areAllInTheDocument() throws IOException {
        InvariantsPage page = new InvariantsPage(ProjectRoot.find());
        if (System.getenv("USHER_WRITE_DOCS") != null) {
            page.write();
        }

        assertThat(page.upToDate())
                .as("docs/invariants.md lists them; USHER_WRITE_DOCS=1 writes it")
                .isTrue();
    }
}
