package dev.usher.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares published schemas and samples with the records: released data must stay readable. */
class WireFormatTests {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @EnumSource
    void satisfiesItsSchema(MessageType type) {
        assertThat(Wire.samples(type))
                .allSatisfy(sample -> assertThat(violations(type, sample)).isEmpty());
    }

    @Test
    void hasASampleOfEachFormOfATicket() {
        List<JsonNode> samples = Wire.samples(MessageType.TICKET_ISSUED);

        assertThat(samples).hasSize(3);
        assertThat(samples.getLast().has("code")).isFalse();
        assertThat(samples.getLast().path("holder").has("email")).isFalse();
        ObjectNode without = (ObjectNode) samples.getLast().deepCopy();
        without.remove("codeHash");
        assertThat(violations(MessageType.TICKET_ISSUED, without)).isNotEmpty();
    }

    @Test
    void hasASampleOfEachFormOfAStaffMember() {
        List<JsonNode> samples = Wire.samples(MessageType.EVENT_STAFF_CHANGED);

        assertThat(samples).hasSize(2);
        assertThat(samples.getLast().findValues("email")).isEmpty();
        ObjectNode without = (ObjectNode) samples.getLast().deepCopy();
        ((ObjectNode) without.path("staff").get(0)).remove("emailHash");
        assertThat(violations(MessageType.EVENT_STAFF_CHANGED, without)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesDataWithoutAnyOneRequiredMember(MessageType type) {
        for (JsonNode required : Wire.schema(type).path("required")) {
            ObjectNode lacking = (ObjectNode) Wire.sample(type);
            lacking.remove(required.asString());

            assertThat(violations(type, lacking)).as(required.asString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsIntoTodaysRecordAndBackUnchanged(MessageType type) throws Exception {
        for (JsonNode sample : Wire.samples(type)) {
            Message message = Wire.read(type, sample);

            assertThat(message).isInstanceOf(type.record());
            assertThat(Wire.write(message)).isEqualTo(sample);
            assertThat(violations(type, Wire.write(message))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void skipsMembersOfALaterRelease(MessageType type) throws Exception {
        JsonNode later = Wire.sample(type);
        addToEveryObject(later);

        assertThat(Wire.read(type, later)).isEqualTo(Wire.read(type, Wire.sample(type)));
        assertThat(violations(type, later)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void describesEveryMemberOfTheRecordAndNoOther(MessageType type) {
        JsonNode schema = Wire.schema(type);
        RecordComponent[] members = Wire.data(type).getRecordComponents();

        assertThat(schema.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(members).map(RecordComponent::getName).toList());
        assertThat(texts(schema.path("required")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(members)
                                .filter(member -> !mayBeAbsent(member))
                                .map(RecordComponent::getName)
                                .toList());
        assertThat(schema.path("title").asString()).isEqualTo(type.wireName());
    }

    private static boolean mayBeAbsent(RecordComponent member) {
        return member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static List<Error> violations(MessageType type, JsonNode data) {
        Schema schema = REGISTRY.getSchema(Wire.schema(type));
        return new ArrayList<>(
                schema.validate(
                        data,
                        execution ->
                                execution.executionConfig(
                                        config -> config.formatAssertionsEnabled(true))));
    }

    /** Leaves out the data of a shop, whose members are the shop's and not a release's. */
    private static void addToEveryObject(JsonNode node) {
        List<JsonNode> inner = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(member -> !member.getKey().equals("metadata"))
                    .map(Map.Entry::getValue)
                    .forEach(inner::add);
        } else {
            node.forEach(inner::add);
        }
        inner.forEach(WireFormatTests::addToEveryObject);
        if (node instanceof ObjectNode object) {
            object.put("aMemberOfALaterRelease", 7);
            ArrayNode more = object.putArray("andAList");
            more.addObject().putNull("x");
        }
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }
}
