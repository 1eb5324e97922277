package dev.usher.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON by the rules of the wire, in the simplest way. */
final class Wire {

    static final JsonMapper JSON =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(usual ->
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private Wire() {}

    static JsonNode schema(MessageType type) {
        return resource("/schemas/" + type.wireName() + ".json");
    }

    static JsonNode sample(MessageType type) {
        return resource("/samples/" + type.wireName() + ".json");
    }

    /**
     * Returns the sample of a type and those that later releases added beside it, which are
     * numbered from 1.
     */
    static List<JsonNode> samples(MessageType type) {
        List<JsonNode> samples = new ArrayList<>();
        samples.add(sample(type));
        for (int added = 1; ; added++) {
            String path = "/samples/" + type.wireName() + "." + added + ".json";
            if (Wire.class.getResource(path) == null) {
                return samples;
            }
            samples.add(resource(path));
        }
    }

    private static JsonNode resource(String path) {
        try (InputStream stream = Wire.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return JSON.readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the type whose members the data has: the message or the state it carries. */
    static Class<?> data(MessageType type) {
        return StateMessage.class.isAssignableFrom(type.record())
                ? type.record().getRecordComponents()[0].getType()
                : type.record();
    }

    static Message read(MessageType type, JsonNode data) throws ReflectiveOperationException {
        Class<?> state = data(type);
        Object value = JSON.treeToValue(data, state);
        return state == type.record()
                ? (Message) value
                : type.record().getConstructor(state).newInstance(value);
    }

    static JsonNode write(Message message) {
        return JSON.readTree(
                JSON.writeValueAsString(
                        message instanceof StateMessage<?> carrier ? carrier.state() : message));
    }
}
