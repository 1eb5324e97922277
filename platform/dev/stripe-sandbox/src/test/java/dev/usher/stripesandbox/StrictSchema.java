package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.usher.stripesandbox.api.DeclaredShapes;
import dev.usher.stripesandbox.form.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The strict description of Stripe's API, and checks against it. */
final class StrictSchema {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> SCHEMA_OF =
            Map.of(
                    "checkout.session", "Checkout.Session",
                    "payment_intent", "PaymentIntent",
                    "charge", "Charge");

    private final JsonNode document;
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private StrictSchema(JsonNode document) {
        this.document = document;
    }

    static StrictSchema read(Path file) {
        try {
            String text = Files.readString(file).replace("#/components/schemas/", "#/$defs/");
            return new StrictSchema(JSON.readTree(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String version() {
        return document.at("/info/version").asString();
    }

    /** The answer is what the operation promises when it succeeds. */
    void check(String method, String path, Shop.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode schema =
                document.get("paths")
                        .get(path)
                        .get(method)
                        .at("/responses/200/content/application~1json/schema");
        assertThat(schema.isObject()).as(path).isTrue();
        check(schema, answer.json());
    }

    void checkError(int status, Shop.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        check(reference("error"), answer.json());
        assertThat(answer.header("Request-Id")).startsWith("req_");
        assertThat(answer.header("X-Stripe-Sandbox")).isEqualTo("1");
    }

    void checkEvent(JsonNode event) {
        check(reference("EventBase"), event);
        JsonNode object = event.at("/data/object");
        check(reference(SCHEMA_OF.get(object.get("object").asString())), object);
    }

    private static JsonNode reference(String name) {
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private void check(JsonNode schema, JsonNode instance) {
        ObjectNode root = (ObjectNode) schema.deepCopy();
        root.set("$defs", document.at("/components/schemas"));
        Schema compiled = registry.getSchema(root);
        assertThat(compiled.validate(instance)).as(instance.toPrettyString()).isEmpty();
    }

    /** The parameters that the sandbox knows, built or not, are exactly Stripe's. */
    void checkShapes() {
        DeclaredShapes.all().forEach(this::checkShape);
    }

    private void checkShape(String name, Shape shape) {
        JsonNode properties = document.at("/components/schemas").get(name).get("properties");
        TreeSet<String> stripes = new TreeSet<>();
        properties.propertyNames().forEach(stripes::add);
        assertThat(new TreeSet<>(shape.declared().keySet())).as(name).isEqualTo(stripes);
    }
}
