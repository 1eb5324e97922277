package dev.usher.platform.testing.openapi;

import dev.usher.platform.testing.openapi.Mutation.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes every member of a body to values at the limits of its schema. */
final class BodyMutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String UNKNOWN = "noSuchMember";

    private final OpenApi api;

    /** In a merge patch null removes, so a member is never missing. */
    private final boolean patch;

    private final List<Mutation> found = new ArrayList<>();

    private BodyMutations(OpenApi api, boolean patch) {
        this.api = api;
        this.patch = patch;
    }

    static List<Mutation> of(OpenApi api, JsonNode schema, boolean patch) {
        BodyMutations mutations = new BodyMutations(api, patch);
        mutations.members(Shape.of(api, schema), "");
        return mutations.found;
    }

    private void members(Shape shape, String pointer) {
        JsonNode schema = shape.schema();
        if (!schema.has("properties")) {
            return;
        }
        add(pointer + "/" + UNKNOWN, "unknown member", Effect.OUTSIDE, NODES.numberNode(1));
        for (JsonNode required : schema.path("required")) {
            String member = pointer + "/" + required.asString();
            if (!patch) {
                found.add(
                        new Mutation(
                                member,
                                "required",
                                Effect.OUTSIDE,
                                draft -> remove(draft, member)));
            }
        }
        for (var property : schema.path("properties").properties()) {
            String member = pointer + "/" + property.getKey();
            Shape inner = Shape.of(api, property.getValue());
            boundaries(member, Boundaries.ofMember(inner));
            members(inner, member);
            if (inner.schema().has("items")) {
                list(inner, member);
            }
        }
    }

    private void list(Shape shape, String member) {
        Shape entry = Shape.of(api, shape.schema().get("items"));
        boundaries(member + "/0", Boundaries.ofMember(entry));
        members(entry, member + "/0");
        for (String limit : new String[] {"minItems", "maxItems"}) {
            for (boolean inside : new boolean[] {true, false}) {
                found.add(
                        new Mutation(
                                member,
                                limit,
                                inside ? Effect.INSIDE : Effect.OUTSIDE,
                                draft -> resize(draft, member, shape, limit, inside)));
            }
        }
    }

    private static boolean resize(
            Draft draft, String member, Shape shape, String limit, boolean inside) {
        JsonNode body = draft.body();
        JsonNode first = body == null ? NODES.missingNode() : body.at(member + "/0");
        if (first.isMissingNode()) {
            return false;
        }
        return Boundaries.ofList(shape, first).stream()
                .filter(each -> each.limit().equals(limit) && each.inside() == inside)
                .findFirst()
                .map(each -> set(draft, member, each.value()))
                .orElse(false);
    }

    private void boundaries(String pointer, List<Boundary> boundaries) {
        for (Boundary boundary : boundaries) {
            add(
                    pointer,
                    boundary.limit(),
                    boundary.inside() ? Effect.INSIDE : Effect.OUTSIDE,
                    boundary.value());
        }
    }

    private void add(String pointer, String limit, Effect effect, JsonNode value) {
        Predicate<Draft> apply = draft -> set(draft, pointer, value);
        found.add(new Mutation(pointer, limit, effect, apply));
    }

    private static boolean set(Draft draft, String pointer, JsonNode value) {
        JsonNode copy = copy(draft);
        JsonNode owner = owner(copy, pointer);
        String name = name(pointer);
        if (owner instanceof ObjectNode object) {
            object.set(name, value);
        } else if (owner instanceof ArrayNode list && isIndex(name, list)) {
            list.set(Integer.parseInt(name), value);
        } else {
            return false;
        }
        draft.body(copy);
        return true;
    }

    /** Another change may have put a list in the place of an object, or a shorter list. */
    private static boolean isIndex(String name, ArrayNode list) {
        return name.matches("\\d{1,9}") && Integer.parseInt(name) < list.size();
    }

    private static boolean remove(Draft draft, String pointer) {
        JsonNode copy = copy(draft);
        if (!(owner(copy, pointer) instanceof ObjectNode object)
                || object.remove(name(pointer)) == null) {
            return false;
        }
        draft.body(copy);
        return true;
    }

    private static JsonNode copy(Draft draft) {
        JsonNode body = draft.body();
        return body == null ? NODES.objectNode() : body.deepCopy();
    }

    private static @Nullable JsonNode owner(JsonNode body, String pointer) {
        return body.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
