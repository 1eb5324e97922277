package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The full description of Stripe's API, which is not part of this repository. */
final class FullSchema {
    static final Path FILE =
            Path.of(System.getProperty("usher.root", "../../.."))
                    .resolve("../shared/stripe/stripe-subset-2026-07-29.dahlia.openapi31.json");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> SCHEMA_OF =
            Map.of(
                    "checkout.session", "Checkout.Session",
                    "payment_intent", "PaymentIntent",
                    "charge", "Charge",
                    "item", "LineItem",
                    "price", "Price",
                    "refund", "Refund",
                    "dispute", "Dispute",
                    "balance_transaction", "BalanceTransaction",
                    "event", "EventBase",
                    "error", "error");

    private final JsonNode document;
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private FullSchema(JsonNode document) {
        this.document = document;
    }

    static FullSchema read() {
        try {
            String text = Files.readString(FILE).replace("#/components/schemas/", "#/$defs/");
            return new FullSchema(JSON.readTree(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String version() {
        return document.at("/info/version").asString();
    }

    /** The names of the members or parameters that a schema has. */
    Set<String> members(String schema) {
        return new TreeSet<>(named(schema).get("properties").propertyNames());
    }

    /** The schema of the object that Stripe calls by this name. */
    JsonNode object(String name) {
        return named(SCHEMA_OF.get(name));
    }

    /** Follows a reference to the schema it names. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? named(schema.get("$ref").asString().substring("#/$defs/".length()))
                : schema;
    }

    private JsonNode named(String schema) {
        return document.at("/components/schemas").get(schema);
    }

    /** Checks an answer against what its operation promises. */
    void check(AllStates.Seen seen) {
        String[] operation = seen.operation().split(" ", 2);
        switch (operation[0]) {
            case "error" -> check(reference("error"), seen.json());
            case "webhook" -> checkEvent(seen.json());
            default -> {
                check(
                        document.get("paths")
                                .get(operation[1])
                                .get(operation[0])
                                .at("/responses/200/content/application~1json/schema"),
                        seen.json());
                if (seen.json().at("/data/0/object").asString("").equals("event")) {
                    seen.json().get("data").forEach(this::checkEvent);
                }
            }
        }
    }

    private void checkEvent(JsonNode event) {
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
}
