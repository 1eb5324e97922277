package dev.usher.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the message types with the sources of the services, both ways. */
class PublishersTests {

    /** Types of the next releases. One that gets a publisher must leave this list. */
    private static final Set<MessageType> NOT_YET_PUBLISHED = EnumSet.noneOf(MessageType.class);

    /** Types for consumers outside the suite, and of the next releases. */
    private static final Set<MessageType> NOT_YET_READ =
            EnumSet.of(
                    MessageType.RESERVATION_CONVERTED,
                    MessageType.ORDER_CHANGED,
                    MessageType.REFUND_SETTLED,
                    MessageType.SCAN_RECORDED);

    private final Path root = Path.of(System.getProperty("usher.root"));
    private Sources sources;

    @BeforeEach
    void readSources() throws IOException {
        sources = Sources.of(root);
    }

    @Test
    void publishEveryTypeThatIsNotListedHere() {
        assertThat(typesWithout(sources::publishersOf)).isEqualTo(NOT_YET_PUBLISHED);
    }

    @Test
    void haveReadersForEveryTypeThatIsNotListedHere() {
        assertThat(typesWithout(sources::readersOf)).isEqualTo(NOT_YET_READ);
    }

    @Test
    void publishOnATopicFromOneServiceOnly() {
        TreeMap<Topic, Set<String>> services = new TreeMap<>();
        for (MessageType type : MessageType.values()) {
            for (String publisher : sources.publishersOf(type)) {
                services.computeIfAbsent(type.topic(), _ -> new TreeSet<>())
                        .add(publisher.substring(0, publisher.indexOf(' ')));
            }
        }

        assertThat(services).containsOnlyKeys(Topic.values());
        assertThat(services.values()).allSatisfy(each -> assertThat(each).hasSize(1));
    }

    @Test
    void areListedInTheDocument() throws IOException {
        Path file = root.resolve("docs/architecture/messages.md");
        String page = page();
        if (System.getenv("USHER_WRITE_DOCS") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }

        assertThat(file)
                .as("docs/architecture/messages.md lists them; USHER_WRITE_DOCS=1 writes it")
                .content()
                .isEqualTo(page);
    }

    private static Set<MessageType> typesWithout(Function<MessageType, Set<String>> classes) {
        Set<MessageType> types = EnumSet.noneOf(MessageType.class);
        Arrays.stream(MessageType.values())
                .filter(type -> classes.apply(type).isEmpty())
                .forEach(types::add);
        return types;
    }

    private String page() {
        StringBuilder page =
                new StringBuilder(
                        """
                        # Who sends and who reads each message

                        Generated from the sources of the services by `PublishersTests` in
                        `platform/lib/contracts`; `USHER_WRITE_DOCS=1` writes it again. The members of each
                        message are in [asyncapi.yaml](../asyncapi.yaml).

                        A listener of a topic that carries states acts on the state, whatever the type is.

                        | message | topic | sent by | read by |
                        |---|---|---|---|
                        """);
        for (MessageType type : MessageType.values()) {
            page.append(
                    "| `%s` | `%s` | %s | %s |\n"
                            .formatted(
                                    type.wireName(),
                                    type.topic().wireName(),
                                    cell(sources.publishersOf(type), "*not yet*"),
                                    cell(sources.readersOf(type), "–")));
        }
        return page.toString();
    }

    private static String cell(Set<String> classes, String none) {
        return classes.isEmpty() ? none : String.join("<br>", classes);
    }
}
