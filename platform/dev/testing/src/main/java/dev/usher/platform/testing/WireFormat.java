package dev.usher.platform.testing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import dev.usher.contracts.StateMessage;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes messages as JSON, independently of the code under test. */
final class WireFormat {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .changeDefaultPropertyInclusion(ignored ->
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private WireFormat() {}

    static byte[] encode(Message message) {
        return JSON.writeValueAsBytes(
                message instanceof StateMessage<?> wrapper ? wrapper.state() : message);
    }

    static Message decode(MessageType type, byte[] data) {
        Class<? extends Message> record = type.record();
        if (!StateMessage.class.isAssignableFrom(record)) {
            return JSON.readValue(data, record);
        }
        Class<?> state = record.getRecordComponents()[0].getType();
        try {
            return record.getConstructor(state).newInstance(JSON.readValue(data, state));
        } catch (ReflectiveOperationException notMadeOfAState) {
            throw new LinkageError(record + " is not made of a state alone", notMadeOfAState);
        }
    }
}
