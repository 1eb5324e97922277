package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.stripesandbox.api.DeclaredShapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * In addition to {@link ConformanceTests}, where the full schema lies beside the checkout: answers
 * pass it, and our facts are still those of the schema. With {@code -Dstripe.facts=write} the facts
 * are written from it, after an upgrade for example.
 */
@EnabledIf(value = "present", disabledReason = "the full schema does not lie beside the checkout")
class FullSchemaTests {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private static FullSchema schema;
    private static List<AllStates.Seen> answers;

    static boolean present() {
        return Files.exists(FullSchema.FILE);
    }

    @BeforeAll
    static void play() {
        schema = FullSchema.read();
        answers = AllStates.play();
    }

    @Test
    void everyAnswerPassesTheFullSchema() {
        answers.forEach(schema::check);
    }

    @Test
    void theFactsAboutObjectsAreThoseOfTheSchema() throws IOException {
        List<String> rows = new FactsOfSchema(schema).objects(answers);
        String header =
                """
                # Members of the objects that the sandbox answers with. API version %s
                # object, member, presence, types, values
                """
                        .formatted(schema.version());
        compare(StripeFacts.OBJECTS, header, rows);
    }

    @Test
    void theFactsAboutParametersAreThoseOfTheSchema() throws IOException {
        Stream<String> rows =
                DeclaredShapes.all().keySet().stream()
                        .map(name -> name + "\t" + String.join(" ", schema.members(name)));
        compare(StripeFacts.PARAMETERS, "# operation, its parameters\n", rows.toList());
    }

    private static void compare(String name, String header, List<String> rows) throws IOException {
        Path file = RESOURCES.resolve(name);
        String table = header + String.join("\n", rows) + "\n";
        if (System.getProperty("stripe.facts", "").equals("write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        }
        assertThat(Files.readString(file)).isEqualTo(table);
    }
}
