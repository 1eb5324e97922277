package dev.usher.platform.web.idempotency;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes a JSON value in one form whatever the order of its members, its white space, its escapes
 * and the spelling of its numbers: the JSON Canonicalization Scheme (RFC 8785), except that numbers
 * keep all their digits, because amounts beyond 2^53 must stay apart. Null and absent differ.
 */
final class CanonicalJson {

    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private CanonicalJson() {}

    /** Returns the one form of a body, or nothing if the body is not a JSON value. */
    static Optional<String> of(byte[] body) {
        try {
            JsonNode value = STRICT.readTree(body);
            if (value == null || value.isMissingNode()) {
                return Optional.empty();
            }
            StringBuilder text = new StringBuilder();
            write(value, text);
            return Optional.of(text.toString());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static void write(JsonNode value, StringBuilder text) {
        if (value.isObject()) {
            writeObject(value, text);
        } else if (value.isArray()) {
            char before = '[';
            for (JsonNode item : value.values()) {
                text.append(before);
                write(item, text);
                before = ',';
            }
            text.append(before == '[' ? "[]" : "]");
        } else if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            text.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
        } else {
            text.append(value);
        }
    }

    private static void writeObject(JsonNode object, StringBuilder text) {
        char before = '{';
        for (String name : new TreeSet<>(object.propertyNames())) {
            text.append(before).append(JsonNodeFactory.instance.stringNode(name)).append(':');
            write(object.get(name), text);
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }
}
