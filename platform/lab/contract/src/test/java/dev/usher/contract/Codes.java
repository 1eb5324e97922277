package dev.usher.contract;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes problem codes out of a document, or gives them other names. */
record Codes(ObjectNode document) {

    private static final String PROBLEM = "application/problem+json";

    /** Takes a code out of the answers of one operation. */
    void remove(String path, String method, String code) {
        ObjectNode answers =
                document.at("/paths").path(path).path(method).path("responses").asObject();
        for (String status : Set.copyOf(answers.propertyNames())) {
            JsonNode schema =
                    resolved(answers.path(status)).path("content").path(PROBLEM).path("schema");
            if (hasCode(schema, code)) {
                answers.remove(status);
            } else if (resolved(schema).path("oneOf") instanceof ArrayNode alternatives) {
                alternatives.removeIf(each -> hasCode(each, code));
                mapping(resolved(schema)).remove(code);
            }
        }
    }

    /** Gives a code another name wherever it occurs. */
    void rename(String code, String other) {
        document.at("/components/schemas/Problem/properties/code/enum").asArray().add(other);
        for (JsonNode schema : document.at("/components/schemas").values()) {
            if (hasCode(schema, code)) {
                ObjectNode own =
                        schema.at("/allOf/1").isObject()
                                ? schema.at("/allOf/1").asObject()
                                : schema.asObject();
                own.at("/properties/code").asObject().putArray("enum").add(other);
            }
        }
        for (JsonNode union : document.findParents("discriminator")) {
            JsonNode target = mapping(union).remove(code);
            if (target != null) {
                mapping(union).set(other, target);
            }
        }
    }

    private static ObjectNode mapping(JsonNode union) {
        return union.path("discriminator").path("mapping").isObject()
                ? union.at("/discriminator/mapping").asObject()
                : union.path("discriminator").asObject().putObject("mapping");
    }

    private boolean hasCode(JsonNode schema, String code) {
        Document whole = new Document(document);
        JsonNode member = SchemaShape.of(whole, schema).members().get("code");
        return member != null
                && SchemaShape.of(whole, member).values().equals(Set.of("\"" + code + "\""));
    }

    private JsonNode resolved(JsonNode node) {
        return new Document(document).resolved(node);
    }
}
