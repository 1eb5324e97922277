package dev.usher.platform.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import dev.usher.contracts.StateMessage;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads the JSON of messages. The data of a {@link StateMessage} is the state itself.
 * Absent values are left out, instants are RFC 3339 text. Unknown members are skipped; data without
 * a required member is refused.
 */
final class MessageCodec {

    private final JsonMapper json =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .changeDefaultPropertyInclusion(_ ->
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private final Map<MessageType, ObjectReader> readers = new EnumMap<>(MessageType.class);
    private final Map<MessageType, Constructor<? extends Message>> wrappers =
            new EnumMap<>(MessageType.class);

    MessageCodec() {
        for (MessageType type : MessageType.values()) {
            Class<? extends Message> record = type.record();
            if (StateMessage.class.isAssignableFrom(record)) {
                Class<?> state = record.getRecordComponents()[0].getType();
                readers.put(type, json.readerFor(state));
                wrappers.put(type, constructor(record, state));
            } else {
                readers.put(type, json.readerFor(record));
            }
        }
    }

    String encode(Message message) {
        return json.writeValueAsString(
                message instanceof StateMessage<?> wrapper ? wrapper.state() : message);
    }

    /** Reads data of a type; throws {@link PoisonException} if it is not of that type. */
    Message decode(MessageType type, byte[] data) {
        Object value;
        try {
            value = readerOf(type).readValue(data);
        } catch (JacksonException unreadable) {
            throw new PoisonException("the data is not a " + type.wireName(), unreadable);
        }
        if (value == null) {
            throw new PoisonException("the data of a " + type.wireName() + " is null");
        }
        Constructor<? extends Message> wrapper = wrappers.get(type);
        return wrapper == null ? type.record().cast(value) : wrap(wrapper, value);
    }

    private ObjectReader readerOf(MessageType type) {
        ObjectReader reader = readers.get(type);
        if (reader == null) {
            throw new IllegalStateException("no reader for " + type);
        }
        return reader;
    }

    private static Message wrap(Constructor<? extends Message> wrapper, Object state) {
        try {
            return wrapper.newInstance(state);
        } catch (InvocationTargetException refused) {
            throw new PoisonException("the data is refused by " + wrapper, refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot call " + wrapper, impossible);
        }
    }

    private static Constructor<? extends Message> constructor(
            Class<? extends Message> record, Class<?> state) {
        try {
            return record.getConstructor(state);
        } catch (NoSuchMethodException different) {
            throw new IllegalStateException(
                    record + " must have a constructor of its state alone", different);
        }
    }
}
